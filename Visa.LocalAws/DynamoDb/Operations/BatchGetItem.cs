using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class BatchGetItem
{
    private const int MaxKeys = 100;
    private const long MaxPageBytes = 16 * 1024 * 1024;

    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var tables = (request.Member("RequestItems") ?? throw RequestMembers.Missing("RequestItems")).EnumerateObject().ToArray();
        if (tables.Sum(table => table.Value.List("Keys").Count) > MaxKeys)
            throw ValidationFailure.Of("Too many items requested for the BatchGetItem call");
        var capacity = ConsumedCapacity.Read(request);
        var unread = new List<(JsonProperty Part, IReadOnlyList<AttributeMap> Keys)>();
        reply.WriteStartObject("Responses");
        foreach (var part in tables)
        {
            var rest = await ReadAsync(TableName.Find(database, TableName.OfNameOrArn(part.Name)), part, capacity, reply, cancellationToken);
            if (rest.Count > 0)
                unread.Add((part, rest));
        }
        reply.WriteEndObject();
        reply.WriteStartObject("UnprocessedKeys");
        foreach (var (part, keys) in unread)
            WriteUnprocessed(reply, part, keys);
        reply.WriteEndObject();
        capacity.WriteAll(reply);
    }

    /// <returns>The keys that the page of 16 MB has no room for.</returns>
    private static async ValueTask<IReadOnlyList<AttributeMap>> ReadAsync(
        Table table, JsonProperty part, ConsumedCapacity capacity, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var projection = ReadTerms.ReadProjection(part.Value);
        var keys = part.Value.List("Keys").Select(AttributeJson.ReadMap).ToArray();
        if (keys.Distinct().Count() != keys.Length)
            throw ValidationFailure.Of("Provided list of item keys contains duplicates");
        foreach (var key in keys)
            KeyRules.EnsureKey(table.Definition, key);
        var isConsistent = part.Value.Flag("ConsistentRead") ?? false;
        var found = new List<AttributeMap>();
        var read = 0;
        foreach (var key in keys.TakeWhile(_ => reply.BytesPending + found.Sum(item => (long)item.Size) < MaxPageBytes))
        {
            var item = table.Find(key);
            capacity.AddRead(table, null, item?.Size ?? 0, isConsistent);
            found.AddRange(item is null ? [] : [item]);
            read++;
        }
        await table.SettleAsync(cancellationToken);
        reply.WriteStartArray(part.Name);
        foreach (var item in found)
            AttributeJson.Write(reply, projection?.Apply(item) ?? item);
        reply.WriteEndArray();
        return keys[read..];
    }

    private static void WriteUnprocessed(Utf8JsonWriter reply, JsonProperty part, IReadOnlyList<AttributeMap> keys)
    {
        reply.WriteStartObject(part.Name);
        foreach (var member in part.Value.EnumerateObject().Where(member => member.Name != "Keys"))
            member.WriteTo(reply);
        reply.WriteStartArray("Keys");
        foreach (var key in keys)
            AttributeJson.Write(reply, key);
        reply.WriteEndArray();
        reply.WriteEndObject();
    }
}
