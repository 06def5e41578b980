using System.Collections.Immutable;
using Visa.Decisions.Policies;
using Visa.Domain.Decisions;
using YamlDotNet.RepresentationModel;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Reads <c>overrides</c>: block and allow lists, and limits that no score lifts.</summary>
internal sealed class OverridesReader(PolicyProblems problems, ReasonCodes codes)
{
    private const int MaxOverrides = 200;

    /// <summary>The default array, and a problem, when they are no list.</summary>
    public ImmutableArray<PolicyOverride> Read(YamlNode? node)
    {
        if (node is null) return [];
        if (node is not YamlSequenceNode { Children: { Count: <= MaxOverrides } children })
        {
            problems.Add(node.Start, $"\"overrides\" must be a list of at most {MaxOverrides}.");
            return default;
        }

        return [.. children.Select(ReadOne).OfType<PolicyOverride>()];
    }

    private PolicyOverride? ReadOne(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(node.Start, "An override must hold the keys code, says, outcome, and lists or when.");
            return null;
        }

        var keys = new Keys(mapping, "an override", problems, "code", "says", "outcome", "lists", "when");
        var (code, says, outcome) = (codes.Read(keys), ReasonCodes.ReadWords(keys), ReadOutcome(keys));
        var lists = new ListsReader(problems).Read(keys.Optional("lists"));
        var conditions = keys.Optional("when") is { } when ? new ConditionReader(problems).Read(when) : [];
        if (keys.Optional("lists") is null && keys.Optional("when") is null) problems.Add(mapping.Start, "An override needs lists, when, or both: without them it would decide every transaction.");
        return code is null || says is null || outcome is null || lists is null || conditions.IsDefault ? null : new PolicyOverride(code, says, outcome.Value, lists, conditions);
    }

    private DecisionOutcome? ReadOutcome(Keys keys)
    {
        switch (keys.Text("outcome", 10))
        {
            case null: return null;
            case "approve": return DecisionOutcome.Approve;
            case "review": return DecisionOutcome.Review;
            case "decline": return DecisionOutcome.Decline;
            case var other:
                problems.Add(keys.Required("outcome")!.Start, $"There is no outcome \"{other}\"; the outcomes are approve, review and decline.");
                return null;
        }
    }
}
