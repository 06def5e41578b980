using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class BatchWriteItem
{
    private const int MaxWrites = 25;

    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var tables = (request.Member("RequestItems") ?? throw RequestMembers.Missing("RequestItems")).EnumerateObject().ToArray();
        var writes = tables.SelectMany(part => ReadWrites(TableName.Find(database, TableName.OfNameOrArn(part.Name)), part.Value)).ToArray();
        if (writes.Length is 0 or > MaxWrites)
            throw ValidationFailure.Of("Too many items requested for the BatchWriteItem call");
        if (writes.DistinctBy(write => (write.Table, write.Key)).Count() != writes.Length)
            throw ValidationFailure.Of("Provided list of item keys contains duplicates");
        await Task.WhenAll(writes.Select(write => write.Table.ChangeAsync(write.Key, null, _ => write.Item, cancellationToken).AsTask()));
        reply.WriteStartObject("UnprocessedItems");
        reply.WriteEndObject();
    }

    private static IEnumerable<(Table Table, AttributeMap Key, AttributeMap? Item)> ReadWrites(Table table, JsonElement requests)
    {
        foreach (var request in requests.EnumerateArray())
        {
            if (request.Member("PutRequest") is { } put)
            {
                var item = put.RequiredAttributes("Item");
                KeyRules.EnsureItem(table.Definition, item);
                yield return (table, table.Definition.Keys.KeyOf(item), item);
            }
            else if (request.Member("DeleteRequest") is { } delete)
            {
                var key = delete.RequiredAttributes("Key");
                KeyRules.EnsureKey(table.Definition, key);
                yield return (table, key, null);
            }
            else
            {
                throw ValidationFailure.Of("A write request must hold either a PutRequest or a DeleteRequest");
            }
        }
    }
}
