namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>Every instrument with the latest of each of its series.</summary>
/// <param name="Revision">To be sent with the next request, which is answered by 204 while nothing changed.</param>
/// <param name="Instruments">Sorted by service, its own before those of the platform, and name.</param>
internal sealed record InstrumentList(long Revision, IReadOnlyList<InstrumentView> Instruments);
