namespace Amazon.KinesisFirehose.Model;

/// <summary>A Kinesis stream as source.</summary>
public class KinesisStreamSourceDescription
{
    /// <summary>From when on records are delivered (UTC).</summary>
    public DateTime? DeliveryStartTimestamp { get; set; }

    /// <summary>The stream.</summary>
    public string KinesisStreamARN { get; set; }

    /// <summary>The role that reads.</summary>
    public string RoleARN { get; set; }
}
