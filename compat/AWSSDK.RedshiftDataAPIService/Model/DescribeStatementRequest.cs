namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Asks how a statement stands.</summary>
public class DescribeStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    /// <summary>The id of the statement, or of a sub-statement.</summary>
    public string Id { get; set; }
}
