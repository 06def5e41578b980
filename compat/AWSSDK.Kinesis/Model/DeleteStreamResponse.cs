using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The answer to DeleteStream.</summary>
public class DeleteStreamResponse : AmazonWebServiceResponse;
