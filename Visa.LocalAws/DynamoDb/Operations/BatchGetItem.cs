using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class BatchGetItem
{
    private const int MaxKeys = 100;

    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var tables = (request.Member("RequestItems") ?? throw RequestMembers.Missing("RequestItems")).EnumerateObject().ToArray();
        if (tables.Sum(table => table.Value.List("Keys").Count) > MaxKeys)
            throw ValidationFailure.Of("Too many items requested for the BatchGetItem call");
        reply.WriteStartObject("Responses");
        foreach (var part in tables)
            await ReadAsync(TableName.Find(database, TableName.OfNameOrArn(part.Name)), part, reply, cancellationToken);
        reply.WriteEndObject();
        reply.WriteStartObject("UnprocessedKeys");
        reply.WriteEndObject();
    }

    private static async ValueTask ReadAsync(Table table, JsonProperty part, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var projection = ReadTerms.ReadProjection(part.Value);
        var keys = part.Value.List("Keys").Select(AttributeJson.ReadMap).ToArray();
        if (keys.Distinct().Count() != keys.Length)
            throw ValidationFailure.Of("Provided list of item keys contains duplicates");
        foreach (var key in keys)
            KeyRules.EnsureKey(table.Definition, key);
        var found = keys.Select(table.Find).OfType<AttributeMap>().ToArray();
        await table.SettleAsync(cancellationToken);
        reply.WriteStartArray(part.Name);
        foreach (var item in found)
            AttributeJson.Write(reply, projection?.Apply(item) ?? item);
        reply.WriteEndArray();
    }
}
