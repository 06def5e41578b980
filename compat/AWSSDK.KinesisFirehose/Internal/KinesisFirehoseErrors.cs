using System.Text.Json;
using Amazon.AwsJson;
using Amazon.KinesisFirehose.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.KinesisFirehose.Internal;

/// <summary>The typed exception of each error code.</summary>
internal static class KinesisFirehoseErrors
{
    public static AmazonServiceException ToException(ErrorResponse e, ReadOnlyMemory<byte> body) => e.Code switch
    {
        "ConcurrentModificationException" =>
            new ConcurrentModificationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "InvalidArgumentException" => new InvalidArgumentException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "InvalidSourceException" => InvalidSource(e, body.Span),
        "LimitExceededException" => new LimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ResourceInUseException" => new ResourceInUseException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ResourceNotFoundException" => new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ServiceUnavailableException" => new ServiceUnavailableException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        _ => new AmazonKinesisFirehoseException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };

    private static InvalidSourceException InvalidSource(ErrorResponse e, ReadOnlySpan<byte> body)
    {
        var error = new InvalidSourceException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode);
        var json = new Utf8JsonReader(body);
        if (body.Length > 0 && json.Read())
            json.ReadMembers(error, ReadCode);
        return error;
    }

    private static void ReadCode(ref Utf8JsonReader json, InvalidSourceException error)
    {
        if (json.IsMember("code"u8))
            error.Code = json.GetString();
        else
            json.SkipMember();
    }
}
