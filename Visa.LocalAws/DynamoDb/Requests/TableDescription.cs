using System.Text.Json;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>Writes a table's description as CreateTable, DescribeTable, UpdateTable and DeleteTable return it.</summary>
internal static class TableDescription
{
    private const double MillisecondsPerSecond = 1000;

    public static void Write(Utf8JsonWriter reply, string member, Table table, TableDefinition definition, string status)
    {
        reply.WriteStartObject(member);
        reply.WriteString("TableName", definition.Name);
        reply.WriteString("TableStatus", status);
        reply.WriteString("TableArn", definition.Arn);
        reply.WriteString("TableId", definition.Id);
        reply.WriteNumber("CreationDateTime", Seconds(definition.CreatedAt));
        reply.WriteNumber("ItemCount", table.ItemCount);
        reply.WriteNumber("TableSizeBytes", table.ItemBytes);
        reply.WriteBoolean("DeletionProtectionEnabled", definition.IsDeletionProtected);
        WriteAttributes(reply, definition);
        WriteKeys(reply, definition.Keys);
        WriteThroughput(reply, definition.Throughput);
        if (definition.IsOnDemand)
        {
            reply.WriteStartObject("BillingModeSummary");
            reply.WriteString("BillingMode", "PAY_PER_REQUEST");
            reply.WriteNumber("LastUpdateToPayPerRequestDateTime", Seconds(definition.CreatedAt));
            reply.WriteEndObject();
        }
        WriteIndexes(reply, table, definition, isGlobal: true);
        WriteIndexes(reply, table, definition, isGlobal: false);
        reply.WriteEndObject();
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / MillisecondsPerSecond;

    private static void WriteAttributes(Utf8JsonWriter reply, TableDefinition definition)
    {
        reply.WriteStartArray("AttributeDefinitions");
        foreach (var (name, type) in definition.KeyTypes)
        {
            reply.WriteStartObject();
            reply.WriteString("AttributeName", name);
            reply.WriteString("AttributeType", type.ToString());
            reply.WriteEndObject();
        }
        reply.WriteEndArray();
    }

    private static void WriteKeys(Utf8JsonWriter reply, KeySchema keys)
    {
        reply.WriteStartArray("KeySchema");
        foreach (var name in keys.Names)
        {
            reply.WriteStartObject();
            reply.WriteString("AttributeName", name);
            reply.WriteString("KeyType", name == keys.Partition ? "HASH" : "RANGE");
            reply.WriteEndObject();
        }
        reply.WriteEndArray();
    }

    private static void WriteThroughput(Utf8JsonWriter reply, Throughput throughput)
    {
        reply.WriteStartObject("ProvisionedThroughput");
        reply.WriteNumber("NumberOfDecreasesToday", 0);
        reply.WriteNumber("ReadCapacityUnits", throughput.Read);
        reply.WriteNumber("WriteCapacityUnits", throughput.Write);
        reply.WriteEndObject();
    }

    private static void WriteIndexes(Utf8JsonWriter reply, Table table, TableDefinition definition, bool isGlobal)
    {
        var indexes = definition.Indexes.Where(index => index.IsGlobal == isGlobal).ToArray();
        if (indexes.Length == 0)
            return;
        reply.WriteStartArray(isGlobal ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes");
        foreach (var index in indexes)
            WriteIndex(reply, table, definition, index);
        reply.WriteEndArray();
    }

    private static void WriteIndex(Utf8JsonWriter reply, Table table, TableDefinition definition, SecondaryIndex index)
    {
        var entries = table.Order(index.Name).Entries;
        reply.WriteStartObject();
        reply.WriteString("IndexName", index.Name);
        reply.WriteString("IndexArn", $"{definition.Arn}/index/{index.Name}");
        reply.WriteNumber("ItemCount", entries.Count);
        reply.WriteNumber("IndexSizeBytes", entries.Sum(entry => (long)index.Project(entry.Item!, definition.Keys).Size));
        WriteKeys(reply, index.Keys);
        reply.WriteStartObject("Projection");
        reply.WriteString("ProjectionType", index.Projection);
        if (index.Included.Count > 0)
        {
            reply.WriteStartArray("NonKeyAttributes");
            foreach (var name in index.Included)
                reply.WriteStringValue(name);
            reply.WriteEndArray();
        }
        reply.WriteEndObject();
        if (index.IsGlobal)
        {
            reply.WriteString("IndexStatus", "ACTIVE");
            WriteThroughput(reply, index.Throughput);
        }
        reply.WriteEndObject();
    }
}
