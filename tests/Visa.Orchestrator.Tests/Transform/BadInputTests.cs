using System.Globalization;
using System.Text;
using Visa.Orchestrator.Tests.Hosting;

namespace Visa.Orchestrator.Tests.Transform;

/// <summary>A corpus of objects that are broken in every way that we could think of, each with good lines around the bad one.</summary>
public sealed class BadInputTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    /// <summary>What stands between two good lines, and the reason that it is to be given.</summary>
    private static readonly Dictionary<string, string> Lines = new(StringComparer.Ordinal)
    {
        { "not JSON", "not_json" },
        { "half an object", "not_json" },
        { "an array", "not_json" },
        { "a number", "not_json" },
        { "two objects", "not_json" },
        { "text after the object", "not_json" },
        { "bad UTF-8", "not_json" },
        { "a NUL byte", "not_json" },
        { "a lone surrogate", "not_json" },
        { "a key twice", "not_json" },
        { "an id twice in one object", "not_json" },
        { "infinity", "amount_too_large" },
        { "an empty object", "schema_version_unknown" },
        { "a megabyte of name", "card_holder_invalid" },
        { "five megabytes of name", "not_json" },
        { "a nested bomb", "merchant_invalid" },
        { "a wide bomb", "merchant_invalid" },
        { "a huge number", "amount_too_large" },
        { "a number of a thousand digits", "amount_too_large" },
        { "an absurd date", "time_absurd" },
        { "a date of no calendar", "time_invalid" },
        { "a number for a text", "transaction_id_invalid" },
        { "a full card number", "card_number_not_masked" },
    };

    [Fact]
    public async Task Lines_BetweenGoodOnes_AreSetAsideAlone()
    {
        var lake = await aws.LakehouseAsync();
        var number = 0;
        foreach (var what in Lines.Keys)
            await lake.PutAsync($"raw/transactions/{what}.gz", Lakehouse.Gzip([.. Text(RawLines.Transaction(++number)), .. Bad(what), (byte)'\n', .. Text(RawLines.Transaction(++number))]));
        await lake.LandAsync("transactions", "good", RawLines.Transaction(++number));

        var summary = await lake.ProcessAsync("r1");
        await lake.LoadAsync("r1");

        Assert.Equal((Lines.Count + number, number), ((int)summary.Inputs["transactions"].Rows, (int)summary.Outputs["transactions_processed"].Rows));
        Assert.Equal($"{number}", await lake.RowsAsync("SELECT COUNT(*) FROM raw.transactions WHERE amount = 141.71"));
        Assert.Equal(Lines, await QuarantineAsync(lake));
    }

    [Fact]
    public async Task Object_CutInItsMiddle_GivesItsWholeLinesAndOneReason()
    {
        var lake = await aws.LakehouseAsync();
        var whole = Lakehouse.Gzip(string.Concat(Enumerable.Range(0, 4000).Select(number => RawLines.Transaction(number, line => line["merchant"] = Guid.NewGuid().ToString()) + "\n")));
        await lake.PutAsync("raw/transactions/torn.gz", whole[..(whole.Length / 2)]);
        await lake.LandAsync("transactions", "good", RawLines.Transaction(9000));

        var summary = await lake.ProcessAsync("r1");
        await lake.LoadAsync("r1");

        Assert.Equal("not_json,1", await lake.RowsAsync("SELECT reason, row_count FROM raw.rejected_counts"));
        var rows = long.Parse(await lake.RowsAsync("SELECT COUNT(*) FROM raw.transactions"), CultureInfo.InvariantCulture);
        Assert.InRange(rows, 1000, 3500);
        Assert.Equal(summary.Inputs["transactions"].Rows, rows + 1);
        Assert.Equal("1", await lake.RowsAsync($"SELECT COUNT(*) FROM raw.transactions WHERE transaction_id = '{RawLines.Id(9000)}'"));
    }

    [Fact]
    public async Task Object_OfNothingOrEmptyLines_IsReadWithoutAWord()
    {
        var lake = await aws.LakehouseAsync();
        await lake.PutAsync("raw/transactions/empty.gz", Lakehouse.Gzip(""));
        await lake.PutAsync("raw/transactions/zero", []);
        await lake.PutAsync("raw/transactions/plain", [.. Text(RawLines.Transaction(1))]);
        await lake.PutAsync("raw/transactions/blank.gz", Lakehouse.Gzip($"\n\n{RawLines.Transaction(2)}\r\n \n{RawLines.Transaction(3)}"));

        await lake.ProcessAsync("r1");
        await lake.LoadAsync("r1");

        Assert.Equal("3", await lake.RowsAsync("SELECT COUNT(*) FROM raw.transactions"));
        Assert.Equal("0", await lake.RowsAsync("SELECT COUNT(*) FROM raw.rejected_counts"));
    }

    /// <summary>The reason by the name of the object.</summary>
    private static async Task<Dictionary<string, string>> QuarantineAsync(Lakehouse lake)
    {
        await lake.Warehouse.RunAsync("quarantine",
        [
            "CREATE TABLE quarantined (reason varchar(64), transaction_id varchar(256), content varchar(16000), raw_object varchar(1024), ingested_at timestamp, run_key varchar(200))",
            $"COPY quarantined FROM '{lake.Lake.UrlOf("quarantine/_manifests/run_key=r1.manifest")}' IAM_ROLE default FORMAT AS PARQUET MANIFEST",
        ], CancellationToken.None);
        Assert.Equal("0", await lake.RowsAsync("SELECT COUNT(*) FROM quarantined WHERE content LIKE '%4500601234564217%'"));
        return (await lake.Warehouse.QueryAsync("test", "SELECT raw_object, reason FROM quarantined", CancellationToken.None))
            .ToDictionary(row => row[0]!.Split('/')[^1].Replace(".gz", "", StringComparison.Ordinal), row => row[1]!);
    }

    private static byte[] Bad(string what) => what switch
    {
        "not JSON" => "}{ oh no"u8.ToArray(),
        "half an object" => Encoding.UTF8.GetBytes(RawLines.Transaction(7)[..200]),
        "an array" => "[1,2]"u8.ToArray(),
        "a number" => "17"u8.ToArray(),
        "two objects" => Encoding.UTF8.GetBytes(RawLines.Transaction(7) + RawLines.Transaction(8)),
        "text after the object" => Encoding.UTF8.GetBytes(RawLines.Transaction(7) + " and so on"),
        "bad UTF-8" => [.. "{\"transaction_id\":\""u8, 0xff, 0xfe, .. "\"}"u8],
        "a NUL byte" => [.. "{\"transaction_id\":\""u8, 0, .. "\"}"u8],
        "a lone surrogate" => """{"transaction_id":"\ud800"}"""u8.ToArray(),
        "a key twice" => Encoding.UTF8.GetBytes(RawLines.Transaction(7).Replace("\"mcc\":\"5411\"", "\"mcc\":\"5411\",\"mcc\":\"5412\"", StringComparison.Ordinal)),
        "an id twice in one object" => Encoding.UTF8.GetBytes(RawLines.Transaction(7).Replace("{", $"{{\"transaction_id\":\"{RawLines.Id(1)}\",", StringComparison.Ordinal)),
        "infinity" => Encoding.UTF8.GetBytes(RawLines.Transaction(7).Replace("141.71", "Infinity", StringComparison.Ordinal)),
        "an empty object" => "{}"u8.ToArray(),
        "a megabyte of name" => Encoding.UTF8.GetBytes(RawLines.Transaction(7, line => line["card_holder"] = new string('x', 1_000_000))),
        "five megabytes of name" => Encoding.UTF8.GetBytes(RawLines.Transaction(7, line => line["card_holder"] = new string('x', 5_000_000))),
        "a nested bomb" => Encoding.UTF8.GetBytes(RawLines.Transaction(7).Replace("\"Braga Market\"", new string('[', 100_000) + new string(']', 100_000), StringComparison.Ordinal)),
        "a wide bomb" => Encoding.UTF8.GetBytes(RawLines.Transaction(7).Replace("\"Braga Market\"", "[" + string.Join(',', Enumerable.Repeat("{}", 100_000)) + "]", StringComparison.Ordinal)),
        "a huge number" => Encoding.UTF8.GetBytes(RawLines.Transaction(7).Replace("141.71", "1e300", StringComparison.Ordinal)),
        "a number of a thousand digits" => Encoding.UTF8.GetBytes(RawLines.Transaction(7).Replace("141.71", "1" + new string('0', 250), StringComparison.Ordinal)),
        "an absurd date" => Encoding.UTF8.GetBytes(RawLines.Transaction(7, line => line["timestamp"] = "0001-01-01T00:00:00.000Z")),
        "a date of no calendar" => Encoding.UTF8.GetBytes(RawLines.Transaction(7, line => line["timestamp"] = "2025-13-45T99:00:00.000Z")),
        "a number for a text" => Encoding.UTF8.GetBytes(RawLines.Transaction(7, line => line["transaction_id"] = 12)),
        "a full card number" => Encoding.UTF8.GetBytes(RawLines.Transaction(7, line => line["card_number"] = "4500601234564217")),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "There is no such line."),
    };

    private static byte[] Text(string line) => Encoding.UTF8.GetBytes(line + "\n");
}
