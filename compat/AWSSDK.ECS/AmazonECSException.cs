using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>An error that the service answered.</summary>
public class AmazonECSException : AmazonServiceException
{
    public AmazonECSException(string message) : base(message)
    {
    }

    public AmazonECSException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonECSException(Exception innerException) : base(innerException.Message, innerException)
    {
    }

    public AmazonECSException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonECSException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
