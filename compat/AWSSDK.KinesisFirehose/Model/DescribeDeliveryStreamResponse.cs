using Amazon.Runtime;

namespace Amazon.KinesisFirehose.Model;

/// <summary>The answer to DescribeDeliveryStream.</summary>
public class DescribeDeliveryStreamResponse : AmazonWebServiceResponse
{
    /// <summary>The description.</summary>
    public DeliveryStreamDescription DeliveryStreamDescription { get; set; }
}
