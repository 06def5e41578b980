using Amazon.Runtime;

namespace Amazon.Kinesis;

/// <summary>The base of every request to the service.</summary>
public class AmazonKinesisRequest : AmazonWebServiceRequest;
