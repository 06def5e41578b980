using System.Text.RegularExpressions;
using Visa.Deployment.Tests.Hcl;

namespace Visa.Deployment.Tests.Policies;

/// <summary>What a policy document must keep to: actions that exist, and resources as narrow as AWS allows.</summary>
internal static partial class PolicyRules
{
    private const string Document = "aws_iam_policy_document";

    /// <summary>
    /// Actions that know resources, yet are given for all of them under a condition that narrows them in another way: the action, and the condition's variable.
    /// </summary>
    private static readonly Dictionary<string, string> NarrowedByCondition = new(StringComparer.Ordinal)
    {
        // A metric is no resource; the one that the action knows is for metrics that come by OTLP.
        ["cloudwatch:PutMetricData"] = "cloudwatch:namespace",

        // The action knows container instances, which Fargate's tasks have none of.
        ["ecs:ListTasks"] = "ecs:cluster",
    };

    public static IEnumerable<string> Violations(IReadOnlyList<HclBlock> files)
    {
        var blocks = files.SelectMany(file => file.All()).ToList();
        var documents = blocks.Where(block => block.Type == "data" && block.Labels[0] == Document).ToList();
        return documents.SelectMany(document => OfDocument(document, IsKeyPolicy(document, blocks), IsBoundary(document, blocks)))
            .Concat(blocks.Where(block => block.Type == "resource").SelectMany(OfHandWritten));
    }

    private static IEnumerable<string> OfDocument(HclBlock document, bool isKeyPolicy, bool isBoundary)
    {
        foreach (var statement in document.Of("statement"))
        {
            var isDeny = statement["effect"]?.AsString == "Deny";
            var actions = Actions(document, statement);
            if (actions.Count == 0) yield return $"{statement.Place}: names no action.";
            foreach (var action in actions)
            {
                var isWild = action.Contains('*', StringComparison.Ordinal);
                if (isWild && !isDeny && !isKeyPolicy && !isBoundary) yield return $"{statement.Place}: {action} allows actions that are not named.";
                if (!isWild && !IamActions.Exists(action)) yield return $"{statement.Place}: AWS has no action {action}.";
            }

            var isForAll = statement["resources"]?.Strings.Contains("*") == true;
            if (!isForAll || isDeny || isKeyPolicy || isBoundary) continue;
            foreach (var action in actions.Where(action => IamActions.Exists(action) && IamActions.HasResources(action) && !IsNarrowed(action, statement)))
                yield return $"{statement.Place}: {action} is allowed on every resource, although AWS lets it be narrowed.";
        }
    }

    /// <summary>Actions that are written in the statement, or in the list that makes a dynamic one.</summary>
    private static List<string> Actions(HclBlock document, HclBlock statement)
    {
        var written = (statement["actions"]?.Strings ?? []).Concat(statement["not_actions"]?.Strings ?? []).ToList();
        var outer = document.Blocks.FirstOrDefault(block => block.Blocks.Contains(statement));
        return written.Count > 0 || outer is null ? written : [.. outer["for_each"]!.Strings.Where(text => ActionName().IsMatch(text))];
    }

    private static bool IsNarrowed(string action, HclBlock statement) =>
        NarrowedByCondition.TryGetValue(action, out var variable) && statement.Of("condition").Any(condition => condition["variable"]?.AsString == variable);

    /// <summary>A policy that is no document would pass these rules unseen.</summary>
    private static IEnumerable<string> OfHandWritten(HclBlock resource) =>
        from attribute in resource.Attributes
        where attribute.Key.Contains("policy", StringComparison.Ordinal) && attribute.Value.Text.Contains("Statement", StringComparison.Ordinal)
        select $"{resource.Place}: writes a policy by hand; use data \"{Document}\".";

    /// <summary>In the policy of a key, <c>*</c> means that key.</summary>
    private static bool IsKeyPolicy(HclBlock document, IEnumerable<HclBlock> blocks) => IsUsedBy(document, blocks, "aws_kms_key");

    /// <summary>A boundary gives nothing: it takes away from what the role's own policy gives.</summary>
    private static bool IsBoundary(HclBlock document, IEnumerable<HclBlock> blocks) => document.Labels[1] == "boundary" && IsUsedBy(document, blocks, "aws_iam_policy");

    private static bool IsUsedBy(HclBlock document, IEnumerable<HclBlock> blocks, string type) =>
        blocks.Any(block => block.Type == "resource" && block.Labels[0] == type
            && Path.GetDirectoryName(block.File) == Path.GetDirectoryName(document.File)
            && block["policy"]?.Text.StartsWith($"data.{Document}.{document.Labels[1]}", StringComparison.Ordinal) == true);

    [GeneratedRegex("^[a-z0-9-]+:[A-Za-z*]+$")]
    private static partial Regex ActionName();
}
