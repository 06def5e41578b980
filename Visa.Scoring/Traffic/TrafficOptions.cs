using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Traffic;

public sealed class TrafficOptions
{
    public const string SectionName = "Scoring:Traffic";

    /// <summary>Batches that may wait for shadow scoring and the monitors; more are dropped and counted. Default 256.</summary>
    [Range(1, 100_000)]
    public int QueuedBatches { get; set; } = 256;

    /// <summary>The latest rows that are kept in memory for dry runs, some 0.7 KB each. Default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int RecentRows { get; set; } = 20_000;
}
