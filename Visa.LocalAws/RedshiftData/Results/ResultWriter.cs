using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.RedshiftData.Results;

/// <summary>Writes a query's rows to a file as they come: the columns on the first line, then a line for each row.</summary>
/// <param name="isCsv">Whether rows are kept as CSV, as GetStatementResultV2 gives them.</param>
internal sealed class ResultWriter(string path, bool isCsv)
{
    /// <summary>The Data API's limit.</summary>
    private const long MostBytes = 100L * 1024 * 1024;

    public (long Rows, long Bytes) Write(DuckDBDataReader reader, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(index => ResultTypes.Of(reader, index)).ToArray();
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(columns, ResultJson.Default.ResultColumnArray));
        file.WriteByte((byte)'\n');
        var head = file.Position;
        long rows = 0;
        var line = new ArrayBufferWriter<byte>();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            line.ResetWrittenCount();
            if (isCsv)
                WriteCsv(line, reader, columns);
            else
                WriteFields(line, reader, columns);
            file.Write(line.WrittenSpan);
            file.WriteByte((byte)'\n');
            rows++;
            if (file.Position - head > MostBytes)
                throw new SqlRefusal("ERROR: Query result exceeds the maximum size of 100 MB");
        }
        file.Flush(flushToDisk: true);
        return (rows, file.Position - head);
    }

    private static void WriteFields(ArrayBufferWriter<byte> line, DuckDBDataReader reader, ResultColumn[] columns)
    {
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartArray();
        for (var index = 0; index < columns.Length; index++)
        {
            json.WriteStartObject();
            if (reader.IsDBNull(index))
                json.WriteBoolean("isNull", true);
            else
                WriteField(json, reader.GetValue(index), columns[index]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter json, object value, ResultColumn column)
    {
        switch (column.Type)
        {
            case "int2" or "int4" or "int8":
                json.WriteNumber("longValue", Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case "float4" or "float8" when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                json.WriteNumber("doubleValue", value is float single ? (double)(decimal)single : Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case "bool":
                json.WriteBoolean("booleanValue", (bool)value);
                break;
            default:
                json.WriteString("stringValue", Text(value, column));
                break;
        }
    }

    /// <summary>A row of CSV may hold line feeds, so it is kept as a JSON text.</summary>
    private static void WriteCsv(ArrayBufferWriter<byte> line, DuckDBDataReader reader, ResultColumn[] columns)
    {
        var row = string.Join(',', columns.Select((column, index) => reader.IsDBNull(index) ? "" : CsvField(Text(reader.GetValue(index), column))));
        using var json = new Utf8JsonWriter(line);
        json.WriteStringValue(row + "\r\n");
    }

    private static string CsvField(string text) =>
        text.Length == 0 || text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>A value as Redshift writes it.</summary>
    private static string Text(object value, ResultColumn column) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString($"F{column.Scale}", CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Utc } time => Time(time) + "+00",
        DateTime time => Time(time),
        DateTimeOffset time => Time(time.UtcDateTime) + "+00",
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        Stream blob => Hex(blob),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private static string Hex(Stream blob)
    {
        using var copy = new MemoryStream();
        blob.CopyTo(copy);
        return Convert.ToHexStringLower(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }
}
