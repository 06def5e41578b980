using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>A page of streams.</summary>
public class ListStreamsResponse : AmazonWebServiceResponse
{
    /// <summary>Whether there are more.</summary>
    public bool? HasMoreStreams { get; set; }

    /// <summary>Continues the list.</summary>
    public string NextToken { get; set; }

    /// <summary>The names.</summary>
    public List<string> StreamNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The streams.</summary>
    public List<StreamSummary> StreamSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
