using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using Visa.Decisions.Policies;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Loads a policy from its YAML file; every problem in it is reported at once, with its place.</summary>
public static class PolicyFile
{
    /// <exception cref="InvalidPolicyException">The file breaks a rule of the format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ScoringPolicy Load(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <param name="yaml">The text of the file.</param>
    /// <param name="source">What messages call the file.</param>
    /// <exception cref="InvalidPolicyException">The text breaks a rule of the format.</exception>
    public static ScoringPolicy Parse(string yaml, string source)
    {
        var problems = new PolicyProblems();
        var policy = Root(yaml, problems) is { } root ? new PolicyReader(problems).Read(root) : null;
        return policy is not null && problems.Found.Count == 0 ? policy : throw new InvalidPolicyException(source, problems.Found);
    }

    private static YamlMappingNode? Root(string yaml, PolicyProblems problems)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(yaml));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException exception)
        {
            problems.Add(exception.Start, $"This is not YAML: {exception.Message}");
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The library gives these, without a place, for some texts inside brackets that never end and for entries without a key.
            problems.Add(parser.Current?.End ?? Mark.Empty, "This is not YAML: the text from here on cannot be read; is a bracket or a quote left open?");
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
        {
            return root;
        }

        problems.Add(Mark.Empty, stream.Documents.Count > 1
            ? "A policy file holds one document, not several."
            : "A policy file holds keys: version, intercept, thresholds and rules.");
        return null;
    }
}
