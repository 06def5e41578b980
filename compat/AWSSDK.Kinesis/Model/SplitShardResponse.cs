using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The answer to SplitShard.</summary>
public class SplitShardResponse : AmazonWebServiceResponse;
