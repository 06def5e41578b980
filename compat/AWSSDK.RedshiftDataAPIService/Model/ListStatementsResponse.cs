using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A page of statements.</summary>
public class ListStatementsResponse : AmazonWebServiceResponse
{
    /// <summary>Where the next page begins; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The statements, newest first.</summary>
    public List<StatementData> Statements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
