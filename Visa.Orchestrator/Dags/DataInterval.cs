using System.Globalization;

namespace Visa.Orchestrator.Dags;

/// <summary>The half-open stretch of time [Start, End) that a run covers; it may start once the interval has ended.</summary>
public readonly record struct DataInterval(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Names the run: equal intervals have equal keys, and keys sort by time.</summary>
    public string RunKey => Start.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
