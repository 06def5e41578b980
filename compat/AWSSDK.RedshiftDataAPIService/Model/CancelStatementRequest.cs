namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Asks to stop a statement.</summary>
public class CancelStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    /// <summary>The id of the statement.</summary>
    public string Id { get; set; }
}
