namespace Amazon.Kinesis.Model;

/// <summary>Asks to delete a stream with its shards and data.</summary>
public class DeleteStreamRequest : AmazonKinesisRequest
{
    /// <summary>Whether to delete the stream although it has registered consumers.</summary>
    public bool? EnforceConsumerDeletion { get; set; }

    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>The name of the stream; this or its ARN is given.</summary>
    public string StreamName { get; set; }
}
