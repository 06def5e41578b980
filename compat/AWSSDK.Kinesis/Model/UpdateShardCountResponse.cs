using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>What UpdateShardCount set out to do.</summary>
public class UpdateShardCountResponse : AmazonWebServiceResponse
{
    /// <summary>The number of open shards before.</summary>
    public int? CurrentShardCount { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream.</summary>
    public string StreamName { get; set; }

    /// <summary>The number of open shards to come.</summary>
    public int? TargetShardCount { get; set; }
}
