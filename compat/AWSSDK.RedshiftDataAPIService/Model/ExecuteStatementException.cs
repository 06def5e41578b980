using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A statement could not be run.</summary>
public class ExecuteStatementException : AmazonRedshiftDataAPIServiceException
{
    public ExecuteStatementException(string message) : base(message)
    {
    }

    public ExecuteStatementException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ExecuteStatementException(Exception innerException) : base(innerException)
    {
    }

    public ExecuteStatementException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ExecuteStatementException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The id of the statement.</summary>
    public string StatementId { get; set; }
}
