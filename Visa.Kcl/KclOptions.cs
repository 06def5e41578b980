using System.ComponentModel.DataAnnotations;

namespace Amazon.Kinesis.ClientLibrary;

/// <summary>What a worker reads, under which name, and its timing. Names and defaults are those of AWS's library unless stated.</summary>
public sealed class KclOptions : IValidatableObject
{
    public const string SectionName = "Kcl";

    /// <summary>Names the application; workers of one name share the shards. Also the name of the lease table unless <see cref="TableName"/> is set.</summary>
    [Required, RegularExpression("[a-zA-Z0-9_.-]{3,200}")]
    public string ApplicationName { get; set; } = "";

    /// <summary>What runs the processors. Default Native.</summary>
    [EnumDataType(typeof(ProcessorHost))]
    public ProcessorHost Host { get; set; } = ProcessorHost.Native;

    /// <summary>The stream to read.</summary>
    [Required, RegularExpression("[a-zA-Z0-9_.-]{1,128}")]
    public string StreamName { get; set; } = "";

    /// <summary>The DynamoDB table of the leases; the application name when null.</summary>
    [RegularExpression("[a-zA-Z0-9_.-]{3,255}")]
    public string? TableName { get; set; }

    /// <summary>Names this worker. Two live workers must never share a name, so the default is a new one at each start.</summary>
    [Required]
    public string WorkerId { get; set; } = $"{Environment.MachineName}:{Guid.NewGuid():N}";

    /// <summary>Where a shard without a checkpoint is read from. Default TrimHorizon (AWS's: Latest), which skips nothing.</summary>
    public InitialPosition InitialPosition { get; set; } = InitialPosition.TrimHorizon;

    /// <summary>For <see cref="InitialPosition.AtTimestamp"/>.</summary>
    public DateTimeOffset? InitialTimestamp { get; set; }

    /// <summary>
    /// A lease that was not renewed for this long may be taken by another worker. Renewals go out three times as often. Default 10 s; the same for all workers
    /// of an application. The shorter, the sooner a dead worker's shards go on, and the shorter a pause or an outage of the lease table that a live one survives.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan FailoverTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a worker looks for leases to take. Default half the failover time (AWS's: twice the failover time).</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan? LeaseTakeInterval { get; set; }

    /// <summary>How often one of the workers compares the leases with the stream's shards and removes finished ones. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ShardSyncInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a shard whose parents are unfinished looks again. Default 2 s (AWS's: 10 s).</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ParentShardPollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The most leases that this worker holds. Parents and children of a reshard count both. Default unlimited.</summary>
    [Range(1, int.MaxValue)]
    public int MaxLeasesForWorker { get; set; } = int.MaxValue;

    /// <summary>The most leases taken from a more loaded worker in one go. Default 1.</summary>
    [Range(1, int.MaxValue)]
    public int MaxLeasesToStealAtOneTime { get; set; } = 1;

    /// <summary>How records are fetched. Default Polling (AWS's: fan-out).</summary>
    [EnumDataType(typeof(RetrievalMode))]
    public RetrievalMode RetrievalMode { get; set; } = RetrievalMode.Polling;

    /// <summary>Names the fan-out consumer: an existing one of the name is used, otherwise it is registered. The application name when null.</summary>
    [RegularExpression("[a-zA-Z0-9_.-]{1,128}")]
    public string? ConsumerName { get; set; }

    /// <summary>A registered fan-out consumer to use, whatever its name; null to go by <see cref="ConsumerName"/>.</summary>
    [RegularExpression("arn:.+:kinesis:.+/consumer/.+")]
    public string? ConsumerArn { get; set; }

    /// <summary>How long a subscription may tell nothing before it is given up and made anew. Default 35 s.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:05:00")]
    public TimeSpan SubscriptionStallTime { get; set; } = TimeSpan.FromSeconds(35);

    /// <summary>The most pages of a shard that are read ahead of its processor when polling; what is pushed is bounded by its bytes. Default 3.</summary>
    [Range(1, 100)]
    public int MaxPrefetchedPages { get; set; } = 3;

    /// <summary>Payload bytes of a shard that wait for its processor from which on nothing more is read; the last page may exceed it. Default 8 MiB.</summary>
    [Range(1, 1L << 30)]
    public long MaxPrefetchedBytes { get; set; } = 8L << 20;

    /// <summary>The most records asked for at a time, and put together for a processor that was busy while they came. Default 10,000, the service's limit.</summary>
    [Range(1, 10_000)]
    public int MaxRecords { get; set; } = 10_000;

    /// <summary>Least time from one read of a shard to the next. Default 200 ms, the service's limit of five reads a second (AWS's: 1.5 s).</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan IdleTimeBetweenReads { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Longest time from one read of a shard to the next while it gives nothing: the spacing grows up to it, for fewer calls, and later first records.
    /// Default null: always <see cref="IdleTimeBetweenReads"/>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan? MaxIdleTimeBetweenReads { get; set; }

    /// <summary>First pause after an exception of the processor; doubled, up to 30 s, while the same batch keeps failing. Default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:30")]
    public TimeSpan TaskBackoffTime { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the processor is also called when a read found nothing. Default false.</summary>
    public bool CallProcessRecordsEvenForEmptyRecordList { get; set; }

    /// <summary>How long the batch in hand may still take once the host stops. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ShutdownGracePeriod { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the last call of a processor, with its final checkpoint, may take. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ShutdownCheckpointTimeout { get; set; } = TimeSpan.FromSeconds(5);

    internal string LeaseTableName => TableName ?? ApplicationName;

    internal string FanOutConsumerName => ConsumerName ?? ApplicationName;

    internal TimeSpan EffectiveLeaseTakeInterval => LeaseTakeInterval ?? FailoverTime / 2;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (InitialPosition == InitialPosition.AtTimestamp && InitialTimestamp is null)
            yield return new($"{nameof(InitialPosition)} is AtTimestamp: set {nameof(InitialTimestamp)} too.", [nameof(InitialTimestamp)]);
        if (string.IsNullOrWhiteSpace(WorkerId))
            yield return new($"{nameof(WorkerId)} must name the worker.", [nameof(WorkerId)]);
    }
}
