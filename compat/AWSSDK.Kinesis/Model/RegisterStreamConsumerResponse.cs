using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The consumer that was registered.</summary>
public class RegisterStreamConsumerResponse : AmazonWebServiceResponse
{
    /// <summary>The consumer; it may be subscribed once ACTIVE.</summary>
    public Consumer Consumer { get; set; }
}
