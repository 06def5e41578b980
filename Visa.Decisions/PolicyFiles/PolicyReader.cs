using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visa.Decisions.Policies;
using YamlDotNet.RepresentationModel;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Turns the YAML of a policy into a <see cref="ScoringPolicy"/> and notes everything that is wrong on the way.</summary>
internal sealed partial class PolicyReader(PolicyProblems problems)
{
    private const int MaxVersionLength = 64;
    /// <summary>All may fire at once beside an override, and a decision carries at most 64 reasons.</summary>
    private const int MaxRules = 63;

    /// <summary>Log-odds beyond this say "certain", which no single rule can know; the logistic would round to 0 or 1.</summary>
    private const double MaxWeight = 20;

    public ScoringPolicy? Read(YamlMappingNode root)
    {
        var keys = new Keys(root, "a policy", problems, "version", "intercept", "thresholds", "costs", "overrides", "rules");
        var version = ReadVersion(keys);
        var intercept = ReadLogOdds(keys, "intercept");
        var thresholds = ReadThresholds(keys.Required("thresholds"));
        var costs = new CostsReader(problems).Read(keys.Optional("costs"));
        var codes = new ReasonCodes(problems);
        var overrides = new OverridesReader(problems, codes).Read(keys.Optional("overrides"));
        var rules = ReadRules(keys.Required("rules"), codes);
        return version is null || intercept is null || thresholds is null || rules.IsDefault || overrides.IsDefault
            ? null
            : new ScoringPolicy(version, intercept.Value, thresholds.Value, rules) { Costs = costs, Overrides = overrides };
    }

    private string? ReadVersion(Keys keys)
    {
        var version = keys.Text("version", MaxVersionLength);
        if (version is not null && !VersionPattern().IsMatch(version))
        {
            problems.Add(keys.Required("version")!.Start, $"The version \"{version}\" may hold letters, digits, dots, dashes and underscores only.");
        }

        return version;
    }

    private double? ReadLogOdds(Keys keys, string key)
    {
        var number = keys.Number(key);
        if (number is { } value && Math.Abs(value) > MaxWeight)
        {
            problems.Add(keys.Required(key)!.Start, $"The {key} {value} is outside of {-MaxWeight} to {MaxWeight} log-odds.");
        }

        return number;
    }

    private PolicyThresholds? ReadThresholds(YamlNode? node)
    {
        if (node is not YamlMappingNode mapping)
        {
            AddUnlessMissing(node, "\"thresholds\" must hold two probabilities: review and decline.");
            return null;
        }

        var keys = new Keys(mapping, "thresholds", problems, "review", "decline");
        var (review, decline) = (ReadProbability(keys, "review"), ReadProbability(keys, "decline"));
        if (review >= decline)
        {
            problems.Add(mapping.Start, $"The review threshold {review} must be below the decline threshold {decline}: a score is reviewed first and declined when it is higher still.");
        }

        return review is null || decline is null ? null : new PolicyThresholds(review.Value, decline.Value);
    }

    private double? ReadProbability(Keys keys, string key)
    {
        var number = keys.Number(key);
        if (number is <= 0 or >= 1)
        {
            problems.Add(keys.Required(key)!.Start, $"The {key} threshold {number} is no probability between 0 and 1.");
        }

        return number;
    }

    private ImmutableArray<PolicyRule> ReadRules(YamlNode? node, ReasonCodes codes)
    {
        if (node is not YamlSequenceNode { Children: { Count: > 0 and <= MaxRules } children })
        {
            AddUnlessMissing(node, $"\"rules\" must be a list of 1 to {MaxRules} rules.");
            return default;
        }

        var rules = ImmutableArray.CreateBuilder<PolicyRule>(children.Count);
        foreach (var child in children)
        {
            if (ReadRule(child, codes) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return rules.ToImmutable();
    }

    private PolicyRule? ReadRule(YamlNode node, ReasonCodes codes)
    {
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(node.Start, "A rule must hold the keys code, says, when and weight.");
            return null;
        }

        var keys = new Keys(mapping, "a rule", problems, "code", "says", "when", "weight");
        var code = codes.Read(keys);
        var says = ReasonCodes.ReadWords(keys);
        var weight = ReadLogOdds(keys, "weight");
        if (weight == 0)
        {
            problems.Add(keys.Required("weight")!.Start, "The weight 0 would never change a score; remove the rule or give it a weight.");
        }

        var conditions = new ConditionReader(problems).Read(keys.Required("when"));
        return code is null || says is null || weight is null || conditions.IsDefault ? null : new PolicyRule(code, says, weight.Value, conditions);
    }

    private void AddUnlessMissing(YamlNode? node, string message)
    {
        if (node is not null)
        {
            problems.Add(node.Start, message);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex VersionPattern();
}
