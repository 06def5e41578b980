namespace Visa.Decisions.PolicyFiles;

/// <summary>A policy file that must not be used. The message lists each problem as <c>file(line,column): sentence</c>.</summary>
public sealed class InvalidPolicyException(string source, IReadOnlyList<PolicyProblem> problems) : Exception(Describe(source, problems))
{
    public IReadOnlyList<PolicyProblem> Problems { get; } = problems;

    private static string Describe(string source, IReadOnlyList<PolicyProblem> problems) =>
        string.Join(Environment.NewLine, problems.Select(problem => $"{source}({problem.Line},{problem.Column}): {problem.Message}"));
}
