namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Asks for a page of a result.</summary>
public class GetStatementResultRequest : AmazonRedshiftDataAPIServiceRequest
{
    /// <summary>The id of the statement, or of a sub-statement.</summary>
    public string Id { get; set; }

    /// <summary>Where the page begins.</summary>
    public string NextToken { get; set; }
}
