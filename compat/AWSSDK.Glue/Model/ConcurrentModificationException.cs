using System.Net;
using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>Another call changed it at the same time.</summary>
public class ConcurrentModificationException : AmazonGlueException
{
    public ConcurrentModificationException(string message) : base(message)
    {
    }

    public ConcurrentModificationException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ConcurrentModificationException(Exception innerException) : base(innerException)
    {
    }

    public ConcurrentModificationException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ConcurrentModificationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
