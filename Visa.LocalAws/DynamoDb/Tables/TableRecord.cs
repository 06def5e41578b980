using System.Buffers;
using System.Text.Json;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>
/// The records of a table's journal: <c>{"table":definition}</c>, <c>{"put":item}</c>, <c>{"delete":key}</c>, <c>{"transaction":…}</c> with
/// the changes of all its tables, <c>{"applied":…}</c> for one whose effect the snapshot holds, and <c>{"through":sequence}</c>.
/// </summary>
internal static class TableRecord
{
    public const string TableMember = "table";
    public const string PutMember = "put";
    public const string DeleteMember = "delete";
    public const string TransactionMember = "transaction";
    public const string AppliedMember = "applied";
    public const string ThroughMember = "through";
    public const int DeepestJson = 160;

    private const string KeyMember = "key";
    private const string ItemMember = "item";
    private const string ChangesMember = "changes";
    private const string SequenceMember = "sequence";
    private const string TokenMember = "token";
    private const string HashMember = "hash";
    private const string TimeMember = "at";

    public static ReadOnlyMemory<byte> OfTable(TableDefinition definition) =>
        Write(TableMember, writer => JsonSerializer.Serialize(writer, definition, TableJson.Default.TableDefinition));

    public static ReadOnlyMemory<byte> OfPut(AttributeMap item) => Write(PutMember, writer => AttributeJson.Write(writer, item));

    public static ReadOnlyMemory<byte> OfDelete(AttributeMap key) => Write(DeleteMember, writer => AttributeJson.Write(writer, key));

    public static ReadOnlyMemory<byte> OfTransaction(TransactionRecord transaction) => Write(TransactionMember, writer => WriteTransaction(writer, transaction));

    public static ReadOnlyMemory<byte> OfApplied(TransactionRecord transaction) => Write(AppliedMember, writer => WriteTransaction(writer, transaction));

    public static ReadOnlyMemory<byte> OfThrough(long sequence) => Write(ThroughMember, writer => writer.WriteNumberValue(sequence));

    public static TransactionRecord ReadTransaction(JsonElement json) => new(
        json.GetProperty(SequenceMember).GetInt64(),
        json.GetProperty(TimeMember).GetDateTimeOffset(),
        json.GetProperty(TokenMember).GetString(),
        json.GetProperty(HashMember).GetString()!,
        [.. json.GetProperty(ChangesMember).EnumerateArray().Select(ReadChange)]);

    /// <summary>Reads a record, which is an object of one member.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> record) => JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = DeepestJson });

    private static TransactionChange ReadChange(JsonElement json) => new(
        json.GetProperty(TableMember).GetGuid(),
        AttributeJson.ReadMap(json.GetProperty(KeyMember)),
        json.TryGetProperty(ItemMember, out var item) ? AttributeJson.ReadMap(item) : null);

    private static void WriteTransaction(Utf8JsonWriter writer, TransactionRecord transaction)
    {
        writer.WriteStartObject();
        writer.WriteNumber(SequenceMember, transaction.Sequence);
        writer.WriteString(TimeMember, transaction.At);
        writer.WriteString(TokenMember, transaction.Token);
        writer.WriteString(HashMember, transaction.Hash);
        writer.WriteStartArray(ChangesMember);
        foreach (var change in transaction.Changes)
            WriteChange(writer, change);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter writer, TransactionChange change)
    {
        writer.WriteStartObject();
        writer.WriteString(TableMember, change.TableId);
        writer.WritePropertyName(KeyMember);
        AttributeJson.Write(writer, change.Key);
        if (change.Item is not null)
        {
            writer.WritePropertyName(ItemMember);
            AttributeJson.Write(writer, change.Item);
        }
        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(string member, Action<Utf8JsonWriter> writeContent)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(member);
            writeContent(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
