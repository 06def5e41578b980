using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>The answer to DescribeStreamSummary.</summary>
public class DescribeStreamSummaryResponse : AmazonWebServiceResponse
{
    /// <summary>The description.</summary>
    public StreamDescriptionSummary StreamDescriptionSummary { get; set; }
}
