using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.DecisionStream;

public sealed class DecisionReaderOptions
{
    public const string SectionName = "Scoring:DecisionReader";

    /// <summary>The pause after a read that reached the tip of a shard; AWS allows five reads a second. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often new shards are looked for. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ShardSyncInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause before the shards are listed, or one is read, again after a failure. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Records in one read, and so in one database transaction. Default 1,000.</summary>
    [Range(1, 10_000)]
    public int MaxRecords { get; set; } = 1_000;
}
