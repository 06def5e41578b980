using Amazon.Runtime;

namespace Amazon.KinesisFirehose.Model;

/// <summary>The answer to CreateDeliveryStream.</summary>
public class CreateDeliveryStreamResponse : AmazonWebServiceResponse
{
    /// <summary>The ARN of the delivery stream.</summary>
    public string DeliveryStreamARN { get; set; }
}
