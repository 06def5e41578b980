using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The state of a registered consumer.</summary>
public class DescribeStreamConsumerResponse : AmazonWebServiceResponse
{
    /// <summary>The consumer.</summary>
    public ConsumerDescription ConsumerDescription { get; set; }
}
