namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>An instrument as the pages see it.</summary>
/// <param name="Id">Names it in <c>/api/metrics/{id}</c> while the dashboard runs.</param>
/// <param name="Unit">UCUM, as the sender wrote it; may be empty.</param>
/// <param name="Series">Sorted by process and attributes.</param>
internal sealed record InstrumentView(
    string Id,
    string Service,
    int Color,
    string Scope,
    string Name,
    InstrumentKind Kind,
    string Unit,
    string Description,
    IReadOnlyList<MetricSeriesView> Series);
