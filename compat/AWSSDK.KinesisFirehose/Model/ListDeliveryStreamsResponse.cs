using Amazon.Runtime;

namespace Amazon.KinesisFirehose.Model;

/// <summary>A page of names.</summary>
public class ListDeliveryStreamsResponse : AmazonWebServiceResponse
{
    /// <summary>The names.</summary>
    public List<string> DeliveryStreamNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more.</summary>
    public bool? HasMoreDeliveryStreams { get; set; }
}
