namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>The answer to a search for traces.</summary>
/// <param name="Revision">To be sent with the next request, which is answered by 204 while nothing changed.</param>
/// <param name="Kept">Traces in memory.</param>
/// <param name="Matching">Those among them that fit the filter.</param>
/// <param name="Services">Every service that has sent a span that is still there.</param>
/// <param name="Traces">The latest that fit, newest first.</param>
internal sealed record TraceList(long Revision, int Kept, int Matching, IReadOnlyList<string> Services, IReadOnlyList<TraceSummary> Traces);
