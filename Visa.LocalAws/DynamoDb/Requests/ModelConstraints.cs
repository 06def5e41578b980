using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>Constraints that several operations share.</summary>
internal static partial class ModelConstraints
{
    private const string NamePattern = "[a-zA-Z0-9_.-]+";
    private const int ShortestName = 3;
    private const int LongestName = 255;
    private const int MostKeys = 100;
    private const int MostWrites = 25;

    [GeneratedRegex($@"^(?:{NamePattern}|arn:.*)\z")]
    private static partial Regex Name { get; }

    public static Constraints Capacity(this Constraints model, JsonElement request) =>
        model.OneOf(request.Text("ReturnConsumedCapacity"), "returnConsumedCapacity", "INDEXES", "TOTAL", "NONE");

    public static Constraints CollectionMetrics(this Constraints model, JsonElement request) =>
        model.OneOf(request.Text("ReturnItemCollectionMetrics"), "returnItemCollectionMetrics", "SIZE", "NONE");

    public static Constraints Conditional(this Constraints model, JsonElement request) =>
        model.OneOf(request.Text("ConditionalOperator"), "conditionalOperator", "OR", "AND").Expected(request);

    public static Constraints Table(this Constraints model, JsonElement request) =>
        model.NotNull(request.Text("TableName"), "tableName").TableName(request.Text("TableName"), "tableName");

    public static Constraints TableName(this Constraints model, string? name, string member) => name?.StartsWith("arn:", StringComparison.Ordinal) == true
        ? model
        : model.Pattern(name, member, Name, NamePattern).Length(name, member, ShortestName, LongestName);

    public static Constraints Given(this Constraints model, JsonElement request, string member) =>
        model.NotNull(request.Member(member), char.ToLowerInvariant(member[0]) + member[1..]);

    public static Constraints Projected(this Constraints model, JsonElement request) =>
        model.Check(request.Member("AttributesToGet") is not { ValueKind: JsonValueKind.Array } names || names.GetArrayLength() > 0, "[]", "attributesToGet", AtLeast(1));

    public static Constraints BatchedKeys(this Constraints model, JsonElement request)
    {
        var items = request.Structure("RequestItems");
        model.NotNull(items, "requestItems").Check(items?.EnumerateObject().Any() ?? true, "{}", "requestItems", AtLeast(1));
        foreach (var table in items?.EnumerateObject() ?? default)
        {
            var path = $"requestItems.{table.Name}.member.keys";
            var keys = table.Value.Has("Keys") ? table.Value.List("Keys") : null;
            model.NotNull(keys, path)
                .Check(keys is null or { Count: > 0 }, "[]", path, AtLeast(1))
                .Check(keys is null or { Count: <= MostKeys }, $"[{string.Join(", ", (keys ?? []).Select(Compact))}]", path, AtMost(MostKeys));
        }
        return model;
    }

    public static Constraints BatchedWrites(this Constraints model, JsonElement request)
    {
        var items = request.Structure("RequestItems");
        model.NotNull(items, "requestItems").Check(items?.EnumerateObject().Any() ?? true, "{}", "requestItems", AtLeast(1));
        foreach (var table in items?.EnumerateObject() ?? default)
        {
            var count = request.Member("RequestItems")!.Value.List(table.Name).Count;
            model.Check(count is > 0 and <= MostWrites, Compact(items!.Value), "requestItems", $"Map value must satisfy constraint: [{AtMost(MostWrites)}, {AtLeast(1)}]");
        }
        return model;
    }

    private static string Compact(JsonElement json) => JsonNode.Parse(json.GetRawText())!.ToJsonString();

    public static string AtLeast(int length) => $"Member must have length greater than or equal to {length}";

    private static string AtMost(int length) => $"Member must have length less than or equal to {length}";

    private static Constraints Expected(this Constraints model, JsonElement request)
    {
        foreach (var member in (string[])["Expected", "KeyConditions", "QueryFilter", "ScanFilter"])
        {
            foreach (var condition in request.Structure(member)?.EnumerateObject() ?? default)
            {
                var path = $"{char.ToLowerInvariant(member[0])}{member[1..]}.{condition.Name}.member.comparisonOperator";
                model.OneOf(
                    condition.Value.Text("ComparisonOperator"), path,
                    "IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE", "BEGINS_WITH", "GE", "CONTAINS");
            }
        }
        return model;
    }
}
