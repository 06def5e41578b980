using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Visa.Deployment.Tests.Workflows;

/// <summary>What a workflow must keep to: others' code pinned, rights given one by one, nobody's text run as a script, no kept keys.</summary>
internal static partial class WorkflowRules
{
    public static IEnumerable<string> Violations(string name, string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        return OfUses(name, text).Concat(OfRights(name, root)).Concat(OfScripts(name, root)).Concat(OfTriggers(name, text));
    }

    private static IEnumerable<string> OfUses(string name, string text) =>
        from line in text.Split('\n')
        let uses = Uses().Match(line)
        where uses.Success && !uses.Groups["what"].Value.StartsWith("./", StringComparison.Ordinal) && !Pinned().IsMatch(line)
        select $"{name}: {uses.Groups["what"].Value} is not pinned by a full commit with its version beside it.";

    private static IEnumerable<string> OfRights(string name, YamlMappingNode root)
    {
        if (Child(root, "permissions") is not YamlMappingNode { Children.Count: 0 }) yield return $"{name}: must begin with no rights: permissions: {{}}.";
        foreach (var (key, job) in Jobs(root))
        {
            if (Child(job, "permissions") is not YamlMappingNode) yield return $"{name}: job {key} does not name its rights.";
            if (Child(job, "runs-on") is not null && Child(job, "timeout-minutes") is null) yield return $"{name}: job {key} may run for six hours.";
        }
    }

    /// <summary>What GitHub fills into a script is run as a part of it, a branch's name as well as a title.</summary>
    private static IEnumerable<string> OfScripts(string name, YamlMappingNode root) =>
        from job in Jobs(root)
        from step in (Child(job.Job, "steps") as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? []
        from script in new[] { Child(step, "run"), Child(Child(step, "with") as YamlMappingNode, "script") }.OfType<YamlScalarNode>()
        where script.Value!.Contains("${{", StringComparison.Ordinal)
        select $"{name}: a script of job {job.Key} has ${{{{ }}}} filled in; pass it through env.";

    private static IEnumerable<string> OfTriggers(string name, string text)
    {
        if (text.Contains("pull_request_target", StringComparison.Ordinal)) yield return $"{name}: pull_request_target runs a stranger's code with our rights.";
        if (KeptKey().IsMatch(text)) yield return $"{name}: uses a kept AWS key; take a role by OIDC.";
    }

    private static IEnumerable<(string Key, YamlMappingNode Job)> Jobs(YamlMappingNode root) =>
        ((YamlMappingNode)Child(root, "jobs")!).Children.Select(job => (((YamlScalarNode)job.Key).Value!, (YamlMappingNode)job.Value));

    private static YamlNode? Child(YamlMappingNode? node, string key) => node?.Children.FirstOrDefault(child => child.Key is YamlScalarNode scalar && scalar.Value == key).Value;

    [GeneratedRegex(@"^\s*(-\s+)?uses:\s*(?<what>\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"@[0-9a-f]{40} # v\d+\.\d+\.\d+\s*$")]
    private static partial Regex Pinned();

    [GeneratedRegex("aws-access-key-id|AWS_SECRET_ACCESS_KEY|AWS_ACCESS_KEY_ID", RegexOptions.IgnoreCase)]
    private static partial Regex KeptKey();
}
