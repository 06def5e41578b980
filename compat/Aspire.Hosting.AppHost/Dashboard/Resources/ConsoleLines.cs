namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>Lines of a resource's console.</summary>
/// <param name="Last">The number of the latest line, to be sent as <c>after</c> the next time; 0 when there is none.</param>
/// <param name="IsRestart">Whether these lines replace what was read before.</param>
/// <param name="Lines">Oldest first.</param>
internal sealed record ConsoleLines(long Last, bool IsRestart, IReadOnlyList<LogLine> Lines);
