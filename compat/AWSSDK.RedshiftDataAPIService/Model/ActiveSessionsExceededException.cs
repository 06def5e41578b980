using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>There are too many sessions.</summary>
public class ActiveSessionsExceededException : AmazonRedshiftDataAPIServiceException
{
    public ActiveSessionsExceededException(string message) : base(message)
    {
    }

    public ActiveSessionsExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ActiveSessionsExceededException(Exception innerException) : base(innerException)
    {
    }

    public ActiveSessionsExceededException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ActiveSessionsExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
