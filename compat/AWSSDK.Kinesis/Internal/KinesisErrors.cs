using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Kinesis.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Kinesis.Internal;

/// <summary>The typed exception of each error code.</summary>
internal static class KinesisErrors
{
    /// <summary>The errors that may come as an event of a subscription.</summary>
    public static IReadOnlyList<string> EventStreamCodes { get; } =
    [
        "InternalFailureException", "KMSAccessDeniedException", "KMSDisabledException", "KMSInvalidStateException", "KMSNotFoundException",
        "KMSOptInRequired", "KMSThrottlingException", "ResourceInUseException", "ResourceNotFoundException",
    ];

    public static AmazonServiceException FromEvent(string code, ReadOnlySpan<byte> payload)
    {
        var json = new Utf8JsonReader(payload);
        var error = new ErrorResponse { Code = code, Type = ErrorType.Unknown };
        if (payload.Length > 0 && json.Read())
            json.ReadMembers(error, Message);
        return ToException(error);
    }

    public static AmazonServiceException ToException(ErrorResponse e) => e.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ExpiredIteratorException" => new ExpiredIteratorException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ExpiredNextTokenException" => new ExpiredNextTokenException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "InvalidArgumentException" => new InvalidArgumentException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "LimitExceededException" => new LimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ProvisionedThroughputExceededException" =>
            new ProvisionedThroughputExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ResourceInUseException" => new ResourceInUseException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ResourceNotFoundException" => new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ValidationException" => new ValidationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        _ => new AmazonKinesisException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };

    private static void Message(ref Utf8JsonReader json, ErrorResponse target)
    {
        if (json.IsMember("message"u8))
            target.Message = json.GetString();
        else
            json.SkipMember();
    }
}
