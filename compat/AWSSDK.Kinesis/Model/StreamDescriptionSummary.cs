namespace Amazon.Kinesis.Model;

/// <summary>A stream without its shards.</summary>
public class StreamDescriptionSummary
{
    /// <summary>How many enhanced fan-out consumers are registered.</summary>
    public int? ConsumerCount { get; set; }

    /// <summary>How records are encrypted at rest.</summary>
    public EncryptionType EncryptionType { get; set; }

    /// <summary>The KMS key, when encrypted.</summary>
    public string KeyId { get; set; }

    /// <summary>How many shards are open.</summary>
    public int? OpenShardCount { get; set; }

    /// <summary>How long records are kept, in hours.</summary>
    public int? RetentionPeriodHours { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>When the stream was created (UTC).</summary>
    public DateTime? StreamCreationTimestamp { get; set; }

    /// <summary>The capacity mode.</summary>
    public StreamModeDetails StreamModeDetails { get; set; }

    /// <summary>The name of the stream.</summary>
    public string StreamName { get; set; }

    /// <summary>The state of the stream.</summary>
    public StreamStatus StreamStatus { get; set; }
}
