using System.Collections.Frozen;
using System.Text.Json;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>The constraints of DynamoDB's API model, which are checked before anything else and reported together.</summary>
internal static class RequestModel
{
    private static readonly FrozenDictionary<string, Action<Constraints, JsonElement>> Models = new Dictionary<string, Action<Constraints, JsonElement>>
    {
        ["BatchGetItem"] = (model, request) => model.Capacity(request).BatchedKeys(request),
        ["BatchWriteItem"] = (model, request) => model.Capacity(request).CollectionMetrics(request).BatchedWrites(request),
        ["CreateTable"] = TableModel.EnsureCreate,
        ["DeleteItem"] = (model, request) => Write(model, request, "Key"),
        ["DeleteTable"] = (model, request) => TableModel.EnsureName(model, request),
        ["DescribeTable"] = (model, request) => TableModel.EnsureName(model, request),
        ["GetItem"] = (model, request) => model.Capacity(request).Projected(request).Table(request).Given(request, "Key"),
        ["ListTables"] = (model, request) => model.TableName(request.Text("ExclusiveStartTableName"), "exclusiveStartTableName")
            .Range(request.Whole("Limit"), "limit", 1, 100),
        ["PutItem"] = (model, request) => Write(model, request, "Item"),
        ["Query"] = (model, request) => Read(model, request),
        ["Scan"] = (model, request) => Read(model, request)
            .Range(request.Whole("Segment"), "segment", 0, 999_999)
            .Range(request.Whole("TotalSegments"), "totalSegments", 1, 1_000_000),
        ["UpdateItem"] = (model, request) => Write(model, request, "Key"),
        ["UpdateTable"] = TableModel.EnsureUpdate,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Throws ValidationException.</summary>
    public static void Ensure(string operation, JsonElement request)
    {
        if (!Models.TryGetValue(operation, out var ensure))
            return;
        var model = new Constraints();
        ensure(model, request);
        model.ThrowIfBroken();
    }

    private static void Write(Constraints model, JsonElement request, string content) => model
        .Capacity(request)
        .Table(request)
        .Given(request, content)
        .Conditional(request)
        .OneOf(request.Text("ReturnValues"), "returnValues", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW")
        .CollectionMetrics(request);

    private static Constraints Read(Constraints model, JsonElement request) => model
        .OneOf(request.Text("Select"), "select", "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES")
        .TableName(request.Text("IndexName"), "indexName")
        .Capacity(request)
        .Table(request)
        .Conditional(request)
        .Projected(request)
        .Range(request.Whole("Limit"), "limit", 1, int.MaxValue);
}
