using System.Net;
using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>The job has as many runs as it may have.</summary>
public class ConcurrentRunsExceededException : AmazonGlueException
{
    public ConcurrentRunsExceededException(string message) : base(message)
    {
    }

    public ConcurrentRunsExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ConcurrentRunsExceededException(Exception innerException) : base(innerException)
    {
    }

    public ConcurrentRunsExceededException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ConcurrentRunsExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
