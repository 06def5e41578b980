using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The answer to DeregisterStreamConsumer.</summary>
public class DeregisterStreamConsumerResponse : AmazonWebServiceResponse;
