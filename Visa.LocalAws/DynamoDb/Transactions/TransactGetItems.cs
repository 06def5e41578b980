using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Transactions;

/// <summary>Reads up to 100 items of any tables as they are at one moment.</summary>
internal static class TransactGetItems
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var items = request.Has("TransactItems") ? request.List("TransactItems") : throw RequestMembers.Missing("TransactItems");
        var capacity = ConsumedCapacity.Read(request);
        TransactWriteItems.EnsureCount(items.Count, "transactItems");
        var gets = items.Select(item => Read(database, item)).ToArray();
        if (gets.DistinctBy(get => (get.Table, get.Key)).Count() != gets.Length)
            throw ValidationFailure.Of("Transaction request cannot include multiple operations on one item");
        Table[] tables = [.. gets.Select(get => get.Table).Distinct()];
        var found = TransactionLog.Read(tables, () => gets.Select(get => get.Table.Find(get.Key)).ToArray());
        foreach (var table in tables)
            await table.SettleAsync(cancellationToken);
        foreach (var (get, item) in gets.Zip(found))
            capacity.AddTransactedRead(get.Table, item?.Size ?? 0);
        capacity.WriteAll(reply);
        Write(reply, gets.Zip(found, (get, item) => item is null ? null : get.Projection?.Apply(item) ?? item));
    }

    private static (Table Table, AttributeMap Key, Expressions.Projection? Projection) Read(Database database, JsonElement item)
    {
        var get = item.Member("Get") ?? throw RequestMembers.Missing("Get");
        var key = get.RequiredAttributes("Key");
        var projection = ReadTerms.ReadProjection(get);
        var table = TableName.Find(database, get);
        KeyRules.EnsureKey(table.Definition, key);
        return (table, key, projection);
    }

    private static void Write(Utf8JsonWriter reply, IEnumerable<AttributeMap?> items)
    {
        reply.WriteStartArray("Responses");
        foreach (var item in items)
        {
            reply.WriteStartObject();
            WriteTerms.WriteAttributes(reply, "Item", item);
            reply.WriteEndObject();
        }
        reply.WriteEndArray();
    }
}
