using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>An error that the service answered.</summary>
public class AmazonRedshiftDataAPIServiceException : AmazonServiceException
{
    public AmazonRedshiftDataAPIServiceException(string message) : base(message)
    {
    }

    public AmazonRedshiftDataAPIServiceException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonRedshiftDataAPIServiceException(Exception innerException) : base(innerException.Message, innerException)
    {
    }

    public AmazonRedshiftDataAPIServiceException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonRedshiftDataAPIServiceException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
