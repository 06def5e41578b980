using System.Text.Json;
using Amazon.AwsJson;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RedshiftDataAPIService.Internal;

/// <summary>The typed exception of each error code.</summary>
internal static class RedshiftDataAPIServiceErrors
{
    public static AmazonServiceException ToException(ErrorResponse e, ReadOnlyMemory<byte> body) => e.Code switch
    {
        "ActiveSessionsExceededException" => new ActiveSessionsExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ActiveStatementsExceededException" => new ActiveStatementsExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "BatchExecuteStatementException" => Read(new BatchExecuteStatementException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode), body.Span, ReadBatchExecuteStatementException),
        "DatabaseConnectionException" => new DatabaseConnectionException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ExecuteStatementException" => Read(new ExecuteStatementException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode), body.Span, ReadExecuteStatementException),
        "InternalServerException" => new InternalServerException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ResourceNotFoundException" => Read(new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode), body.Span, ReadResourceNotFoundException),
        "ValidationException" => new ValidationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        _ => new AmazonRedshiftDataAPIServiceException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };

    private static TError Read<TError>(TError error, ReadOnlySpan<byte> body, MemberReader<TError> read)
    {
        var json = new Utf8JsonReader(body);
        if (body.Length > 0 && json.Read())
            json.ReadMembers(error, read);
        return error;
    }

    private static void ReadBatchExecuteStatementException(ref Utf8JsonReader json, BatchExecuteStatementException error)
    {
        if (json.IsMember("StatementId"u8))
            error.StatementId = json.GetString();
        else
            json.SkipMember();
    }

    private static void ReadExecuteStatementException(ref Utf8JsonReader json, ExecuteStatementException error)
    {
        if (json.IsMember("StatementId"u8))
            error.StatementId = json.GetString();
        else
            json.SkipMember();
    }

    private static void ReadResourceNotFoundException(ref Utf8JsonReader json, ResourceNotFoundException error)
    {
        if (json.IsMember("ResourceId"u8))
            error.ResourceId = json.GetString();
        else
            json.SkipMember();
    }
}
