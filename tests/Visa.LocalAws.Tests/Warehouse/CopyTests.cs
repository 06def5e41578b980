using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Warehouse;

public sealed class CopyTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private const string Columns = "id INT, n BIGINT, price DECIMAL(18,3), ratio FLOAT8, name VARCHAR(40), ok BOOLEAN, day DATE, at TIMESTAMP";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Copy_OfRandomRowsFromParquetAndJson_ReadsBackTheSame(int seed)
    {
        var rows = RandomRows(seed, 300);
        await warehouse.PutAsync($"random/{seed}/rows.json.gz", Gzip(string.Join('\n', rows.Select(Json))));
        await warehouse.PutAsync($"random/{seed}/rows.parquet", Parquet(rows));
        await warehouse.DoAsync($"CREATE TABLE json_{seed} ({Columns})");
        await warehouse.DoAsync($"CREATE TABLE parquet_{seed} ({Columns})");

        var json = await warehouse.DoAsync($"COPY json_{seed} FROM 's3://lake/random/{seed}/rows.json' IAM_ROLE default FORMAT AS JSON 'auto' GZIP");
        var parquet = await warehouse.DoAsync($"COPY parquet_{seed} FROM 's3://lake/random/{seed}/rows.parquet' IAM_ROLE 'arn:aws:iam::000000000000:role/r' FORMAT AS PARQUET");

        Assert.Equal(300, json.ResultRows);
        Assert.Equal(300, parquet.ResultRows);
        var expected = string.Join('|', rows.Select(row => string.Join(',', row.Select(Text))));
        Assert.Equal(expected, await warehouse.RowsAsync($"SELECT * FROM json_{seed} ORDER BY id"));
        Assert.Equal(expected, await warehouse.RowsAsync($"SELECT * FROM parquet_{seed} ORDER BY id"));
    }

    [Fact]
    public async Task Copy_WithBadRows_HonoursMaxErrorAndShowsThem()
    {
        await warehouse.PutAsync("bad/rows.json", Encoding.UTF8.GetBytes(
            """
            {"id":1,"name":"ok"}
            {"id":"x","name":"no number"}
            {broken
            {"id":2,"name":"far too long"}
            {"id":3,"name":"ok"}
            """));
        await warehouse.DoAsync("CREATE TABLE bad_rows (id INT NOT NULL, name VARCHAR(9))");
        const string Copy = "COPY bad_rows FROM 's3://lake/bad/rows.json' IAM_ROLE default FORMAT AS JSON 'auto'";

        Assert.Equal("ERROR: Load into table 'bad_rows' failed.  Check 'sys_load_error_detail' system table for details.", await warehouse.ErrorAsync(Copy));
        Assert.StartsWith("ERROR: Load into table", await warehouse.ErrorAsync($"{Copy} MAXERROR 3"), StringComparison.Ordinal);
        Assert.Equal("0", await warehouse.RowsAsync("SELECT COUNT(*) FROM bad_rows"));
        var loaded = await warehouse.DoAsync($"{Copy} MAXERROR 4");

        Assert.Equal(2, loaded.ResultRows);
        Assert.Equal("1,ok|3,ok", await warehouse.RowsAsync("SELECT * FROM bad_rows ORDER BY id"));
        Assert.Equal(
            "2,id,1207,x|3,,1200,|4,name,1204,far too long",
            await warehouse.RowsAsync($"SELECT line_number, colname, err_code, raw_field_value FROM stl_load_errors WHERE query = {loaded.RedshiftQueryId} ORDER BY line_number"));
    }

    [Fact]
    public async Task Copy_OfParquetThatDoesNotFit_FailsWhole()
    {
        await warehouse.PutAsync("misfit/rows.parquet", Parquet(RandomRows(9, 20)));
        await warehouse.DoAsync("CREATE TABLE short_names (id INT, n BIGINT, price DECIMAL(18,3), ratio FLOAT8, name VARCHAR(2), ok BOOLEAN, day DATE, at TIMESTAMP)");
        await warehouse.DoAsync("CREATE TABLE other_scale (id INT, n BIGINT, price DECIMAL(18,2), ratio FLOAT8, name VARCHAR(40), ok BOOLEAN, day DATE, at TIMESTAMP)");
        await warehouse.DoAsync("CREATE TABLE fewer (id INT)");

        Assert.StartsWith("ERROR: Load into table 'short_names' failed.", await warehouse.ErrorAsync("COPY short_names FROM 's3://lake/misfit/' IAM_ROLE default PARQUET"), StringComparison.Ordinal);
        Assert.Equal("name,1204", await warehouse.RowsAsync("SELECT column_name, error_code FROM sys_load_error_detail WHERE table_name = 'short_names'"));
        Assert.Contains("incompatible Parquet schema", await warehouse.ErrorAsync("COPY other_scale FROM 's3://lake/misfit/' IAM_ROLE default PARQUET"), StringComparison.Ordinal);
        Assert.Contains("Unmatched number of columns", await warehouse.ErrorAsync("COPY fewer FROM 's3://lake/misfit/' IAM_ROLE default PARQUET"), StringComparison.Ordinal);
        Assert.Contains("MAXERROR argument is not supported", await warehouse.ErrorAsync("COPY fewer FROM 's3://lake/misfit/' IAM_ROLE default PARQUET MAXERROR 5"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"entries":[{"url":"s3://lake/manifest/rows.parquet","mandatory":true,"meta":{"content_length":LENGTH}}]}""", null)]
    [InlineData("""{"entries":[{"url":"s3://lake/manifest/rows.parquet","mandatory":true,"meta":{"content_length":1}}]}""", "ERROR: Content length of")]
    [InlineData("""{"entries":[{"url":"s3://lake/manifest/rows.parquet","mandatory":true}]}""", "ERROR: The manifest of a columnar load needs meta.content_length")]
    [InlineData("""{"entries":[{"url":"s3://lake/manifest/nope","mandatory":true,"meta":{"content_length":1}}]}""", "ERROR: Problem reading manifest file - mandatory url")]
    [InlineData("""{"entries":[{"url":"s3://lake/manifest/nope","meta":{"content_length":1}}]}""", "ERROR: No valid s3 objects were found in the manifest")]
    [InlineData("not json", "ERROR: Invalid manifest file")]
    [InlineData("""{"entries":[{"url":5}]}""", "ERROR: Invalid manifest file")]
    public async Task Copy_ByManifest_TakesExactlyItsObjects(string manifest, string? error)
    {
        var content = Parquet(RandomRows(4, 10));
        await warehouse.PutAsync("manifest/rows.parquet", content);
        await warehouse.PutAsync("manifest/other.parquet", content);
        await warehouse.PutAsync("manifest/m.json", Encoding.UTF8.GetBytes(manifest.Replace("LENGTH", content.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        await warehouse.DoAsync($"DROP TABLE IF EXISTS by_manifest");
        await warehouse.DoAsync($"CREATE TABLE by_manifest ({Columns})");
        const string Copy = "COPY by_manifest FROM 's3://lake/manifest/m.json' IAM_ROLE default FORMAT AS PARQUET MANIFEST";

        if (error is null)
            Assert.Equal(10, (await warehouse.DoAsync(Copy)).ResultRows);
        else
            Assert.StartsWith(error, await warehouse.ErrorAsync(Copy), StringComparison.Ordinal);
    }

    private static List<object?[]> RandomRows(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(id => new object?[]
        {
            id,
            OrNull(random, random.NextInt64(long.MinValue, long.MaxValue)),
            OrNull(random, random.NextInt64(-999_999_999_999_999, 999_999_999_999_999) / 1000m),
            OrNull(random, Math.Round((random.NextDouble() * 2000) - 1000, 6)),
            OrNull(random, new string([.. Enumerable.Range(0, random.Next(3, 10)).Select(_ => "abc xyz\"\\'éß字"[random.Next(13)])])),
            OrNull(random, random.Next(2) == 0),
            OrNull(random, new DateOnly(2000, 1, 1).AddDays(random.Next(20_000))),
            OrNull(random, new DateTime(2000, 1, 1).AddMilliseconds(random.NextInt64(1_000_000_000_000))),
        })];
    }

    private static object? OrNull(Random random, object value) => random.Next(8) == 0 ? null : value;

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString("F3", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Json(object?[] row)
    {
        string[] names = ["id", "n", "price", "ratio", "name", "ok", "day", "at"];
        return JsonSerializer.Serialize(names.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second switch
        {
            DateOnly or DateTime => Text(pair.Second),
            var value => value,
        }));
    }

    private static byte[] Gzip(string text)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return content.ToArray();
    }

    private static byte[] Parquet(List<object?[]> rows)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "rows.parquet");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE t ({Columns.Replace("FLOAT8", "DOUBLE", StringComparison.Ordinal).Replace(", at ", ", \"at\" ", StringComparison.Ordinal)})";
        command.ExecuteNonQuery();
        command.CommandText = $"INSERT INTO t VALUES {string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Select(value => value is null ? "NULL" : $"'{Text(value).Replace("'", "''", StringComparison.Ordinal)}'"))})"))}";
        command.ExecuteNonQuery();
        command.CommandText = $"COPY t TO '{file}' (FORMAT parquet)";
        command.ExecuteNonQuery();
        return File.ReadAllBytes(file);
    }
}
