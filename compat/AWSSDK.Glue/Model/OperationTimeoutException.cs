using System.Net;
using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>The operation took too long.</summary>
public class OperationTimeoutException : AmazonGlueException
{
    public OperationTimeoutException(string message) : base(message)
    {
    }

    public OperationTimeoutException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public OperationTimeoutException(Exception innerException) : base(innerException)
    {
    }

    public OperationTimeoutException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public OperationTimeoutException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
