using System.Globalization;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using Visa.Generator.Layouts;
using Visa.Generator.Output;
using Visa.Generator.Tests.History;

namespace Visa.Generator.Tests.Columns;

public sealed class ParquetLayoutTests : IDisposable
{
    private static readonly string[] Added = ["event_day", "ingested_at", "run_key"];

    private readonly string _folder = Directory.CreateTempSubdirectory("visa-parquet-").FullName;

    [Theory]
    [InlineData("processed/transactions", "raw/transactions")]
    [InlineData("processed/chargebacks", "raw/chargebacks")]
    [InlineData("truth", "truth")]
    public async Task FilesOf_Day_HoldTheRowsOfTheJsonFiles(string columns, string lines)
    {
        await Histories.RunAsync(new FolderTarget(Path.Combine(_folder, "json")), Histories.Options(days: 1));
        await Histories.RunAsync(new FolderTarget(Path.Combine(_folder, "parquet")), Histories.Options(days: 1, format: HistoryFormat.Parquet));

        var expected = Histories.Lines(Path.Combine(_folder, "json"), lines).Select(Row).ToList();
        var actual = await RowsAsync(Path.Combine(_folder, "parquet", columns));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("transactions", "timestamp", "sent_at")]
    [InlineData("chargebacks", "reported_at", "reported_at")]
    public async Task FilesOf_Day_EndInTheColumnsThatTheTransformationAdds(string entity, string eventTime, string arrival)
    {
        await Histories.RunAsync(new FolderTarget(_folder), Histories.Options(days: 1, format: HistoryFormat.Parquet));

        using var stream = File.OpenRead(Directory.GetFiles(Path.Combine(_folder, "processed", entity), "*.parquet", SearchOption.AllDirectories)[0]);
        var rows = await Parquet.Serialization.ParquetSerializer.DeserializeUntypedAsync(stream);

        Assert.Equal(Added, rows.Schema.DataFields.Select(field => field.Name).TakeLast(Added.Length));
        Assert.All(rows.Data, row =>
        {
            Assert.Equal(((DateTime)row[eventTime]!).Date, row["event_day"]);
            Assert.Equal(row[arrival], row["ingested_at"]);
            Assert.StartsWith("history-", (string)row["run_key"]!, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task FilesOf_Day_HaveTypedColumns()
    {
        await Histories.RunAsync(new FolderTarget(_folder), Histories.Options(days: 1, format: HistoryFormat.Parquet));
        using var stream = File.OpenRead(Directory.GetFiles(Path.Combine(_folder, "processed", "transactions"), "*.parquet", SearchOption.AllDirectories)[0]);
        await using var reader = await ParquetReader.CreateAsync(stream);

        var amount = Assert.IsType<DecimalDataField>(reader.Schema.DataFields.Single(field => field.Name == "amount"));
        Assert.Equal((18, 3), (amount.Precision, amount.Scale));
        Assert.Equal(typeof(DateTime), reader.Schema.DataFields.Single(field => field.Name == "timestamp").ClrType);
        Assert.All(reader.Schema.DataFields, field => Assert.False(field.IsNullable));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Row(string json)
    {
        using var line = JsonDocument.Parse(json);
        return string.Join('|', line.RootElement.EnumerateObject().Select(field => $"{field.Name}={Value(field)}"));
    }

    private static string Value(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.Number when field.Name.Contains("amount", StringComparison.Ordinal) => Text(field.Value.GetDecimal()),
        JsonValueKind.Number => Text(field.Value.GetDouble()),
        JsonValueKind.String when field.Value.GetString() is { Length: 24 } text && text.EndsWith('Z') => Text(field.Value.GetDateTime()),
        JsonValueKind.String => field.Value.GetString()!,
        JsonValueKind.Null => "",
        _ => Text(field.Value.GetBoolean()),
    };

    private static async Task<List<string>> RowsAsync(string folder)
    {
        var rows = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            var result = await Parquet.Serialization.ParquetSerializer.DeserializeUntypedAsync(stream);
            rows.AddRange(result.Data.Select(row => string.Join('|', result.Schema.DataFields.Where(field => !Added.Contains(field.Name)).Select(field => $"{field.Name}={Text(row.GetValueOrDefault(field.Name))}"))));
        }
        return rows;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        decimal number => number.ToString("0.000", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
