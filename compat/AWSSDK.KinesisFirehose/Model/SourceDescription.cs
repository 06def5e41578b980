namespace Amazon.KinesisFirehose.Model;

/// <summary>The source of a delivery stream.</summary>
public class SourceDescription
{
    /// <summary>The Kinesis stream.</summary>
    public KinesisStreamSourceDescription KinesisStreamSourceDescription { get; set; }
}
