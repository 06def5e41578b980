using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using DuckDB.NET.Data;
using Visa.Analytics.Export;
using Visa.Dbt;
using Visa.Dbt.Tests.Hosting;

namespace Visa.Analytics.Tests.Export;

[Collection(SharedMarts.Name)]
public sealed class ExporterTests(MartsFixture marts) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("visa-export-");

    [Fact]
    public async Task Write_OfASample_KeepsAllFraudsAndWholeCardsAndIsTheSameAgain()
    {
        // 40 cards of 75 transactions; some have reported frauds.
        var first = await WriteAsync("a", 1500, seed: 1);
        var again = await WriteAsync("b", 1500, seed: 1);
        var other = await WriteAsync("c", 1500, seed: 2);

        Assert.Equal(first, again);
        Assert.NotEqual(first["transactions.csv"], other["transactions.csv"]);
        var rows = Rows(first["transactions.csv"]);
        Assert.All(rows.GroupBy(row => row["card_token"]), card => Assert.Equal(75, card.Count()));
        Assert.Equal(await marts.RowsAsync("select count(*) from staging.int_transactions_matured where is_fraud"), rows.Count(row => row["is_fraud"] == "true").ToString(CultureInfo.InvariantCulture));
        Assert.Equal(rows.Select(row => row["event_at"]).Order(StringComparer.Ordinal), rows.Select(row => row["event_at"]));
        // The weights stand for all cards.
        Assert.Equal(3000, rows.Sum(row => double.Parse(row["sampling_weight"], CultureInfo.InvariantCulture)), 3);
        Assert.InRange(rows.Count, 75, 1500);
        Assert.DoesNotContain("card_holder", first["transactions.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain("A HOLDER", string.Concat(first.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OfEverything_SaysSo()
    {
        var files = await WriteAsync("all", 1_000_000, seed: 1);

        var extract = JsonNode.Parse(files["extract.json"])!;
        Assert.True(extract["is_everything"]!.GetValue<bool>());
        Assert.Equal(3000, extract["rows"]!["transactions"]!.GetValue<long>());
        Assert.Equal(3000, extract["rows"]!["decisions"]!.GetValue<long>());
    }

    [Fact]
    public async Task Write_WithTheLakesTruth_TakesThatOfTheExportedRows()
    {
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("test", "test"), new AmazonS3Config { ServiceURL = marts.Url, AuthenticationRegion = "eu-west-1", ForcePathStyle = true, MaxErrorRetry = 0 });
        await s3.PutBucketAsync("truth-lake");
        using var content = new MemoryStream();
        await using (var gzip = new GZipStream(content, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("{\"transaction_id\":\"tx-000011\",\"is_fraud\":true,\"typology\":\"card_testing\"}\n{\"transaction_id\":\"elsewhere\",\"is_fraud\":false}\n{\"transaction_id\":\"tx-000012\",\"is_fraud\":false}\n"));
        content.Position = 0;
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "truth-lake", Key = "truth/run=1/part-00000.json.gz", InputStream = content, AutoCloseStream = false });

        await s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "truth-lake", Key = "truth/run=history-1/part-20240301-000.parquet",
            FilePath = Parquet("SELECT * FROM (VALUES ('tx-000013', true, 'lost_card', 1.5::DECIMAL(18,3), TIMESTAMP '2024-03-01'), ('elsewhere', true, 'lost_card', 1, TIMESTAMP '2024-03-01')) t(transaction_id, is_fraud, typology, billing_amount, sent_at)"),
        });

        await new Exporter(marts.Marts, new TruthExport(s3, marts.Marts)).WriteAsync(new ExportOptions(Path.Combine(_folder.FullName, "t"), 1_000_000, 1, "truth-lake"), CancellationToken.None);

        Assert.Equal("transaction_id,is_fraud,typology\ntx-000011,true,card_testing\ntx-000012,false,\ntx-000013,true,lost_card\n", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "t", "truth.csv")));
    }

    [Fact]
    public async Task Write_IntoAFolderWithOtherFiles_LeavesThemAlone()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "mine.txt"), "x");

        await Assert.ThrowsAsync<DbtException>(() => new Exporter(marts.Marts, null).WriteAsync(new ExportOptions(_folder.FullName, 10, 1, null), CancellationToken.None));

        Assert.True(File.Exists(Path.Combine(_folder.FullName, "mine.txt")));
    }

    /// <summary>docs/export.md describes every column of every file.</summary>
    [Fact]
    public void Documentation_NamesEveryColumn()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "export.md"));
        Assert.All(ExportTable.All, table =>
        {
            Assert.Contains($"`{table.Name}.csv`", page, StringComparison.Ordinal);
            Assert.All(table.Columns, column => Assert.Contains($"`{column.Column}`", page, StringComparison.Ordinal));
        });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<SortedDictionary<string, string>> WriteAsync(string name, long rows, long seed)
    {
        var folder = Path.Combine(_folder.FullName, name);
        await new Exporter(marts.Marts, null).WriteAsync(new ExportOptions(folder, rows, seed, null), CancellationToken.None);
        return new SortedDictionary<string, string>(Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText), StringComparer.Ordinal);
    }

    private string Parquet(string query)
    {
        var file = Path.Combine(_folder.FullName, "part.parquet");
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"COPY ({query}) TO '{file}' (FORMAT parquet)";
        command.ExecuteNonQuery();
        return file;
    }

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }
}
