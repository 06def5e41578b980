using System.Text.Json;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>The size of the items of one partition key, which writes to tables with local secondary indexes report when asked.</summary>
internal static class ItemCollectionMetrics
{
    public static void Write(JsonElement request, Table table, AttributeMap key, Utf8JsonWriter reply)
    {
        var detail = request.Text("ReturnItemCollectionMetrics") ?? "NONE";
        if (detail is not ("NONE" or "SIZE"))
            throw ValidationFailure.Constraint($"'{detail}'", "returnItemCollectionMetrics", "Member must satisfy enum value set: [NONE, SIZE]");
        if (detail == "NONE" || table.Definition.Indexes.All(index => index.IsGlobal))
            return;
        reply.WriteStartObject("ItemCollectionMetrics");
        WriteTerms.WriteAttributes(reply, "ItemCollectionKey", key.Only([table.Definition.Keys.Partition]));
        reply.WriteStartArray("SizeEstimateRangeGB");
        reply.WriteNumberValue(0);
        reply.WriteNumberValue(1);
        reply.WriteEndArray();
        reply.WriteEndObject();
    }
}
