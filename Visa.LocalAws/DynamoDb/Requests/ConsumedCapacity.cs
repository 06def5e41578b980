using System.Text.Json;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>
/// Counts and reports the capacity units of a request that asks for them (developer guide, "DynamoDB read and write operations"): 4 KB a read
/// unit, half of it when the read need not be consistent, 1 KB a write unit, twice that in transactions. Nothing is limited by them.
/// </summary>
internal sealed class ConsumedCapacity
{
    private const double ReadUnit = 4096;
    private const double WriteUnit = 1024;

    private readonly string _detail;
    private readonly Dictionary<string, TableCapacity> _tables = new(StringComparer.Ordinal);

    private ConsumedCapacity(string detail) => _detail = detail;

    private bool IsAsked => _detail != "NONE";

    public static ConsumedCapacity Read(JsonElement request)
    {
        var detail = request.Text("ReturnConsumedCapacity") ?? "NONE";
        return detail is "NONE" or "TOTAL" or "INDEXES"
            ? new ConsumedCapacity(detail)
            : throw ValidationFailure.Constraint($"'{detail}'", "returnConsumedCapacity", "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]");
    }

    /// <param name="bytes">Of one item, or of all items of a page together.</param>
    public void AddRead(Table table, SecondaryIndex? index, long bytes, bool isConsistent)
    {
        if (IsAsked)
            Of(table).Add(index, UnitsOf(bytes, ReadUnit) * (isConsistent ? 1 : 0.5));
    }

    public void AddTransactedRead(Table table, long bytes)
    {
        if (IsAsked)
            Of(table).Add(null, UnitsOf(bytes, ReadUnit) * 2);
    }

    public void AddWrite(Table table, ItemChange change) => AddWrite(table, change, 1);

    public void AddTransactedWrite(Table table, ItemChange change) => AddWrite(table, change, 2);

    /// <summary>Writes what one table consumed.</summary>
    public void WriteOne(Utf8JsonWriter reply)
    {
        if (_tables.Values.FirstOrDefault() is not { } only)
            return;
        reply.WritePropertyName("ConsumedCapacity");
        only.Write(reply, withIndexes: _detail == "INDEXES");
    }

    /// <summary>Writes a list of what each table consumed.</summary>
    public void WriteAll(Utf8JsonWriter reply)
    {
        if (!IsAsked)
            return;
        reply.WriteStartArray("ConsumedCapacity");
        foreach (var table in _tables.Values)
            table.Write(reply, withIndexes: _detail == "INDEXES");
        reply.WriteEndArray();
    }

    private void AddWrite(Table table, ItemChange change, int factor)
    {
        if (!IsAsked)
            return;
        Of(table).Add(null, UnitsOf(Math.Max(change.Old?.Size ?? 0, change.New?.Size ?? 0), WriteUnit) * factor);
        foreach (var index in table.Definition.Indexes)
            Of(table).Add(index, IndexUnits(index, table.Definition.Keys, change) * factor);
    }

    private static double IndexUnits(SecondaryIndex index, KeySchema keys, ItemChange change)
    {
        var old = change.Old is { } before && index.Keys.IsIn(before) ? index.Project(before, keys) : null;
        var changed = change.New is { } after && index.Keys.IsIn(after) ? index.Project(after, keys) : null;
        if ((old is null && changed is null) || old?.Equals(changed) == true)
            return 0;
        if (old is null || changed is null)
            return UnitsOf((old ?? changed)!.Size, WriteUnit);
        return index.Keys.KeyOf(old).Equals(index.Keys.KeyOf(changed))
            ? UnitsOf(Math.Max(old.Size, changed.Size), WriteUnit)
            : UnitsOf(old.Size, WriteUnit) + UnitsOf(changed.Size, WriteUnit);
    }

    private static double UnitsOf(long bytes, double unit) => Math.Max(1, Math.Ceiling(bytes / unit));

    private TableCapacity Of(Table table)
    {
        if (!_tables.TryGetValue(table.Definition.Name, out var capacity))
            _tables[table.Definition.Name] = capacity = new TableCapacity(table.Definition.Name);
        return capacity;
    }
}
