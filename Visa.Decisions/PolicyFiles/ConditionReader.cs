using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visa.Decisions.Policies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Visa.Decisions.PolicyFiles;

/// <summary>
/// Reads what a rule requires, in either form: a list of <c>{feature, op, value}</c>, or one text such as
/// <c>card_count_1h &gt;= 6 and is_foreign = 1</c>.
/// </summary>
internal sealed partial class ConditionReader(PolicyProblems problems)
{
    private const string Forms = "\"when\" must be a text such as \"card_count_1h >= 6 and is_foreign = 1\" or a list of {feature, op, value}.";

    /// <summary>The default array when there is a problem.</summary>
    public ImmutableArray<RuleCondition> Read(YamlNode? node)
    {
        switch (node)
        {
            case null:
                return default;
            case YamlScalarNode { Value: { } text } scalar when !string.IsNullOrWhiteSpace(text):
                return Complete(And().Split(text), part => ReadText(part, scalar.Start));
            case YamlSequenceNode { Children: { Count: > 0 } children }:
                return Complete<YamlNode>([.. children], ReadNode);
            default:
                problems.Add(node.Start, Forms);
                return default;
        }
    }

    private static ImmutableArray<RuleCondition> Complete<T>(IReadOnlyCollection<T> parts, Func<T, RuleCondition?> read)
    {
        // Every part is read, also after a bad one, so that each problem is found.
        var conditions = parts.Select(read).ToList();
        return conditions.TrueForAll(condition => condition is not null) ? [.. conditions.Select(condition => condition!.Value)] : default;
    }

    private RuleCondition? ReadText(string text, Mark at)
    {
        var match = Condition().Match(text);
        if (match.Success)
        {
            return Build(new(match.Groups["feature"].Value, at), new(match.Groups["op"].Value, at), new(match.Groups["value"].Value, at));
        }

        problems.Add(at, $"\"{text.Trim()}\" is no condition; write a feature, one of {Operators.Listed}, and a number, such as card_count_1h >= 6.");
        return null;
    }

    private RuleCondition? ReadNode(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(node.Start, Forms);
            return null;
        }

        var keys = new Keys(mapping, "a condition", problems, "feature", "op", "value");
        return (keys.Required("feature"), keys.Required("op"), keys.Required("value")) is (YamlScalarNode feature, YamlScalarNode op, YamlScalarNode value)
            ? Build(new(feature.Value ?? "", feature.Start), new(op.Value ?? "", op.Start), new(value.Value ?? "", value.Start))
            : null;
    }

    private RuleCondition? Build(Placed feature, Placed op, Placed value)
    {
        var index = FeatureNames.Find(feature.Text, out var suggestion);
        if (index < 0)
        {
            problems.Add(feature.At, $"There is no feature \"{feature.Text}\"{suggestion}");
        }

        var isOperator = Operators.TryParse(op.Text, out var comparison);
        if (!isOperator)
        {
            problems.Add(op.At, $"There is no operator \"{op.Text}\"; the operators are {Operators.Listed}.");
        }

        var isNumber = Numbers.TryParse(value.Text, out var number) && float.IsFinite((float)number);
        if (!isNumber)
        {
            problems.Add(value.At, $"A feature is compared with a number, not with \"{value.Text}\".");
        }

        return index >= 0 && isOperator && isNumber ? new RuleCondition(index, comparison, (float)number) : null;
    }

    [GeneratedRegex(@"\s+and\s+")]
    private static partial Regex And();

    [GeneratedRegex(@"^\s*(?<feature>[A-Za-z_][A-Za-z0-9_]*)\s*(?<op>[^\w\s.+-]+)\s*(?<value>\S+)\s*$")]
    private static partial Regex Condition();

    private readonly record struct Placed(string Text, Mark At);
}
