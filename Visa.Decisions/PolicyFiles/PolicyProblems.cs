using YamlDotNet.Core;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Collects what is wrong, so that one reading of a file reports all of it.</summary>
internal sealed class PolicyProblems
{
    private readonly List<PolicyProblem> _found = [];

    public IReadOnlyList<PolicyProblem> Found => _found;

    public void Add(Mark at, string message) => Add((int)at.Line, (int)at.Column, message);

    public void Add(int line, int column, string message) => _found.Add(new PolicyProblem(Math.Max(line, 1), Math.Max(column, 1), message));
}
