using System.Text.Json;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>The capacity units that one request consumed of one table and its indexes.</summary>
internal sealed class TableCapacity(string name)
{
    private readonly Dictionary<string, double> _global = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _local = new(StringComparer.Ordinal);
    private double _units;

    public void Add(SecondaryIndex? index, double units)
    {
        if (index is null)
        {
            _units += units;
            return;
        }
        var indexes = index.IsGlobal ? _global : _local;
        if (units > 0)
            indexes[index.Name] = indexes.GetValueOrDefault(index.Name) + units;
    }

    public void Write(Utf8JsonWriter reply, bool withIndexes)
    {
        reply.WriteStartObject();
        reply.WriteString("TableName", name);
        reply.WriteNumber("CapacityUnits", _units + _global.Values.Sum() + _local.Values.Sum());
        if (withIndexes)
        {
            reply.WriteStartObject("Table");
            reply.WriteNumber("CapacityUnits", _units);
            reply.WriteEndObject();
            Write(reply, "GlobalSecondaryIndexes", _global);
            Write(reply, "LocalSecondaryIndexes", _local);
        }
        reply.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter reply, string member, Dictionary<string, double> indexes)
    {
        if (indexes.Count == 0)
            return;
        reply.WriteStartObject(member);
        foreach (var (index, units) in indexes)
        {
            reply.WriteStartObject(index);
            reply.WriteNumber("CapacityUnits", units);
            reply.WriteEndObject();
        }
        reply.WriteEndObject();
    }
}
