using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class GetItem
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var key = request.RequiredAttributes("Key");
        var capacity = ConsumedCapacity.Read(request);
        var projection = ReadTerms.ReadProjection(request);
        var table = TableName.Find(database, request);
        KeyRules.EnsureKey(table.Definition, key);
        var item = table.Find(key);
        await table.SettleAsync(cancellationToken);
        capacity.AddRead(table, null, item?.Size ?? 0, request.Flag("ConsistentRead") ?? false);
        capacity.WriteOne(reply);
        if (item is not null)
            WriteTerms.WriteAttributes(reply, "Item", projection?.Apply(item) ?? item);
    }
}
