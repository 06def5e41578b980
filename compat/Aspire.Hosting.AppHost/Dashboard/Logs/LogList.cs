namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>The answer to a search for log records.</summary>
/// <param name="Revision">To be sent with the next request, which is answered by 204 while nothing changed.</param>
/// <param name="Kept">Records in memory.</param>
/// <param name="Matching">Those among them that fit the filter.</param>
/// <param name="Services">Every service that has a record in memory.</param>
/// <param name="Records">The latest that fit, newest first by their own time.</param>
internal sealed record LogList(long Revision, int Kept, int Matching, IReadOnlyList<string> Services, IReadOnlyList<LogRow> Records);
