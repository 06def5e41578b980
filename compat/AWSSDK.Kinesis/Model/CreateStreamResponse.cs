using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The answer to CreateStream.</summary>
public class CreateStreamResponse : AmazonWebServiceResponse;
