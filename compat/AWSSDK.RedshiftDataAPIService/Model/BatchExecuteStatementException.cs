using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A batch could not be run.</summary>
public class BatchExecuteStatementException : AmazonRedshiftDataAPIServiceException
{
    public BatchExecuteStatementException(string message) : base(message)
    {
    }

    public BatchExecuteStatementException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public BatchExecuteStatementException(Exception innerException) : base(innerException)
    {
    }

    public BatchExecuteStatementException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public BatchExecuteStatementException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The id of the statement.</summary>
    public string StatementId { get; set; }
}
