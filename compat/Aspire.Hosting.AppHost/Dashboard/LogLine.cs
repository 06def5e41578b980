namespace Aspire.Hosting.Dashboard;

/// <summary>One line of a resource's console output.</summary>
/// <param name="Sequence">Ascending per resource, from 1.</param>
/// <param name="At">When the line was read.</param>
/// <param name="IsError">Whether it came from standard error.</param>
/// <param name="Text">The line without its terminator; may hold ANSI colours.</param>
internal sealed record LogLine(long Sequence, DateTimeOffset At, bool IsError, string Text);
