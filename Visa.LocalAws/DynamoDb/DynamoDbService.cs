using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using Visa.LocalAws.DynamoDb.Operations;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Transactions;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb;

/// <summary>DynamoDB over AWS JSON 1.0.</summary>
internal sealed class DynamoDbService(Database database) : IAwsJsonService
{
    private static readonly FrozenDictionary<string, Operation> Calls = new Dictionary<string, Operation>
    {
        ["BatchGetItem"] = BatchGetItem.CallAsync,
        ["BatchWriteItem"] = BatchWriteItem.CallAsync,
        ["CreateTable"] = CreateTable.CallAsync,
        ["DeleteItem"] = DeleteItem.CallAsync,
        ["DeleteTable"] = DeleteTable.CallAsync,
        ["DescribeContinuousBackups"] = ContinuousBackups.DescribeAsync,
        ["DescribeEndpoints"] = (database, _, reply, _) => AccountLimits.DescribeEndpointsAsync(database, reply),
        ["DescribeLimits"] = (_, _, reply, _) => AccountLimits.DescribeLimitsAsync(reply),
        ["DescribeTable"] = DescribeTable.CallAsync,
        ["DescribeTimeToLive"] = TimeToLive.DescribeAsync,
        ["GetItem"] = GetItem.CallAsync,
        ["ListTables"] = ListTables.CallAsync,
        ["ListTagsOfResource"] = Tags.ListAsync,
        ["PutItem"] = PutItem.CallAsync,
        ["Query"] = Query.CallAsync,
        ["Scan"] = Scan.CallAsync,
        ["TagResource"] = (database, request, _, token) => Tags.TagAsync(database, request, token),
        ["TransactGetItems"] = TransactGetItems.CallAsync,
        ["TransactWriteItems"] = TransactWriteItems.CallAsync,
        ["UntagResource"] = (database, request, _, token) => Tags.UntagAsync(database, request, token),
        ["UpdateContinuousBackups"] = ContinuousBackups.UpdateAsync,
        ["UpdateItem"] = UpdateItem.CallAsync,
        ["UpdateTable"] = UpdateTable.CallAsync,
        ["UpdateTimeToLive"] = TimeToLive.UpdateAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Answers one call by writing the members of its reply.</summary>
    private delegate ValueTask Operation(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken);

    public string TargetPrefix => "DynamoDB_20120810";

    public IReadOnlyCollection<string> Operations => Calls.Keys;

    public string ContentType => "application/x-amz-json-1.0";

    public string ErrorTypeOf(string code) => code switch
    {
        ValidationFailure.Code => "com.amazon.coral.validate#" + code,
        "SerializationException" or "UnknownOperationException" or "UnrecognizedClientException" or "InvalidSignatureException" or "IncompleteSignatureException"
            or "MissingAuthenticationTokenException" or "InternalFailure" => "com.amazon.coral.service#" + code,
        _ => "com.amazonaws.dynamodb.v20120810#" + code,
    };

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!Calls.TryGetValue(operation, out var call))
            throw AwsErrors.UnknownOperation();
        using var request = Parse(body);
        var buffer = new ArrayBufferWriter<byte>();
        await using var reply = new Utf8JsonWriter(buffer);
        reply.WriteStartObject();
        RequestModel.Ensure(operation, request.RootElement);
        await call(database, request.RootElement, reply, cancellationToken);
        reply.WriteEndObject();
        await reply.FlushAsync(cancellationToken);
        return buffer.WrittenMemory;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var request = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = TableRecord.DeepestJson });
            return request.RootElement.ValueKind == JsonValueKind.Object ? request : throw ValidationFailure.Unreadable("The request body must be a JSON object");
        }
        catch (JsonException error)
        {
            throw ValidationFailure.Unreadable($"The request body is not JSON: {error.Message}");
        }
    }
}
