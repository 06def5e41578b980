using System.Buffers;
using System.Text.Json;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>The records of a table's journal: <c>{"table":definition}</c>, <c>{"put":item}</c> and <c>{"delete":key}</c>.</summary>
internal static class TableRecord
{
    public const string TableMember = "table";
    public const string PutMember = "put";
    public const string DeleteMember = "delete";
    public const int DeepestJson = 160;

    public static ReadOnlyMemory<byte> OfTable(TableDefinition definition) =>
        Write(TableMember, writer => JsonSerializer.Serialize(writer, definition, TableJson.Default.TableDefinition));

    public static ReadOnlyMemory<byte> OfPut(AttributeMap item) => Write(PutMember, writer => AttributeJson.Write(writer, item));

    public static ReadOnlyMemory<byte> OfDelete(AttributeMap key) => Write(DeleteMember, writer => AttributeJson.Write(writer, key));

    public static JsonProperty Read(ReadOnlyMemory<byte> record) =>
        JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = DeepestJson }).RootElement.EnumerateObject().First();

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
