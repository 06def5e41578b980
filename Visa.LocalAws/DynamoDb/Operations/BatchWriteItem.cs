using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Faults;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class BatchWriteItem
{
    private const int MaxWrites = 25;
    private const string FaultSubject = "BatchWriteItem";

    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var tables = (request.Member("RequestItems") ?? throw RequestMembers.Missing("RequestItems")).EnumerateObject().ToArray();
        var writes = tables.SelectMany(part => ReadWrites(TableName.Find(database, TableName.OfNameOrArn(part.Name)), part)).ToArray();
        if (writes.Length > MaxWrites)
            throw ValidationFailure.Of("Too many items requested for the BatchWriteItem call");
        if (writes.DistinctBy(write => (write.Table, write.Key)).Count() != writes.Length)
            throw ValidationFailure.Of("Provided list of item keys contains duplicates");
        var capacity = ConsumedCapacity.Read(request);
        var left = writes.Where(_ => database.Faults.Strikes(FaultKind.PartialFailure, FaultSubject)).ToArray();
        var done = writes.Except(left).ToArray();
        var changes = await Task.WhenAll(done.Select(write => write.Table.ChangeAsync(write.Key, null, _ => write.Item, cancellationToken).AsTask()));
        foreach (var (write, change) in done.Zip(changes))
            capacity.AddWrite(write.Table, change);
        reply.WriteStartObject("UnprocessedItems");
        foreach (var table in left.GroupBy(write => write.Part))
        {
            reply.WriteStartArray(table.Key);
            foreach (var write in table)
                write.Request.WriteTo(reply);
            reply.WriteEndArray();
        }
        reply.WriteEndObject();
        capacity.WriteAll(reply);
    }

    private static IEnumerable<BatchedWrite> ReadWrites(Table table, JsonProperty part)
    {
        foreach (var request in Requests(part.Value))
        {
            if (request.Has("PutRequest") && request.Has("DeleteRequest"))
                throw ValidationFailure.Of("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
            if (request.Member("PutRequest") is { } put)
            {
                var item = put.RequiredAttributes("Item");
                KeyRules.EnsureItem(table.Definition, item);
                yield return new(part.Name, request, table, table.Definition.Keys.KeyOf(item), item);
            }
            else if (request.Member("DeleteRequest") is { } delete)
            {
                var key = delete.RequiredAttributes("Key");
                KeyRules.EnsureKey(table.Definition, key);
                yield return new(part.Name, request, table, key, null);
            }
            else
            {
                throw ValidationFailure.Of("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
            }
        }
    }

    private static JsonElement.ArrayEnumerator Requests(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray()
        : throw ValidationFailure.Unreadable("Start of structure or map found where not expected");

    private sealed record BatchedWrite(string Part, JsonElement Request, Table Table, AttributeMap Key, AttributeMap? Item);
}
