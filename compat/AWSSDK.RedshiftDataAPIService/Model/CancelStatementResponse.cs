using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>The answer to CancelStatement.</summary>
public class CancelStatementResponse : AmazonWebServiceResponse
{
    /// <summary>Whether it was asked to stop.</summary>
    public bool? Status { get; set; }
}
