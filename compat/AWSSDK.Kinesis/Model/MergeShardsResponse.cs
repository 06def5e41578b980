using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The answer to MergeShards.</summary>
public class MergeShardsResponse : AmazonWebServiceResponse;
