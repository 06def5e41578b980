using System.Net;
using Amazon.Runtime;

namespace Amazon.KinesisFirehose.Model;

/// <summary>Only a delivery stream of type DirectPut takes records from a caller.</summary>
public class InvalidSourceException : AmazonKinesisFirehoseException
{
    public InvalidSourceException(string message) : base(message)
    {
    }

    public InvalidSourceException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public InvalidSourceException(Exception innerException) : base(innerException)
    {
    }

    public InvalidSourceException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidSourceException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The service's own code for the refusal, beside <see cref="AmazonServiceException.ErrorCode"/>.</summary>
    public string Code { get; set; }
}
