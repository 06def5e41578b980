using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws.Kinesis;

/// <summary>How strictly the embedded Kinesis keeps AWS's limits, and how long it takes for what AWS does in the background.</summary>
public sealed class KinesisOptions
{
    public const string SectionName = "Kinesis";

    /// <summary>Throttles each shard as AWS does: 1 MiB and 1000 records written a second, 2 MiB and 5 calls read a second. Default true.</summary>
    public bool EnforceLimits { get; set; } = true;

    /// <summary>How many open shards the account may have. Default 500.</summary>
    [Range(1, 100_000)]
    public int ShardLimit { get; set; } = 500;

    /// <summary>How often segments that are older than the retention period are looked for. Default one minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RetentionInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stream or a consumer stays CREATING, UPDATING or DELETING; with zero an answer comes after that. Default 100 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan TransitionDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>When a subscription to a shard ends and must be renewed. Default five minutes, as on AWS.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SubscriptionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// While records come, subscriptions push them at multiples of this time, those of all shards at the same moments: what comes meanwhile goes together. The first record after a pause goes
    /// at once. Default 20 milliseconds; AWS takes some 70 until a record is at its reader.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan PushInterval { get; set; } = TimeSpan.FromMilliseconds(20);
}
