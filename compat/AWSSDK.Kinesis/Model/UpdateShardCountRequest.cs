namespace Amazon.Kinesis.Model;

/// <summary>Asks for another number of open shards of about equal ranges.</summary>
public class UpdateShardCountRequest : AmazonKinesisRequest
{
    /// <summary>How to scale; there is one way.</summary>
    public ScalingType ScalingType { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }

    /// <summary>How many open shards to end with.</summary>
    public int? TargetShardCount { get; set; }
}
