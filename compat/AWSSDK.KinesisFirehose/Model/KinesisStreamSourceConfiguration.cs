namespace Amazon.KinesisFirehose.Model;

/// <summary>A Kinesis stream as source.</summary>
public class KinesisStreamSourceConfiguration
{
    /// <summary>The stream.</summary>
    public string KinesisStreamARN { get; set; }

    /// <summary>The role that reads.</summary>
    public string RoleARN { get; set; }
}
