using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A page of a result.</summary>
public class GetStatementResultResponse : AmazonWebServiceResponse
{
    /// <summary>The columns.</summary>
    public List<ColumnMetadata> ColumnMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the next page begins; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The rows.</summary>
    public List<List<Field>> Records { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How many rows the result has.</summary>
    public long? TotalNumRows { get; set; }
}
