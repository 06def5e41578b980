namespace Visa.Orchestrator.Remote.Processes;

/// <summary>A process that ended with code 0.</summary>
/// <param name="LastLine">The last line of its standard output, where our verbs put their result as JSON; empty when there is none.</param>
public sealed record ProcessResult(string LastLine, string LogFile);
