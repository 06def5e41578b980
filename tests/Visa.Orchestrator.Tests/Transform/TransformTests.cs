using System.Text.Json.Nodes;
using Visa.Orchestrator.Tests.Hosting;

namespace Visa.Orchestrator.Tests.Transform;

/// <summary>Golden rows: what each rule of <c>glue/transform.sql</c> does to a line.</summary>
public sealed class TransformTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    /// <summary>By the reason that is expected; null for a line that is fine.</summary>
    private static readonly (string? Reason, Action<JsonObject> Change)[] Transactions =
    [
        (null, _ => { }),
        (null, line => line["traceparent"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
        (null, line => { line["currency"] = "JPY"; line["amount"] = JsonNode.Parse("1500"); }),
        (null, line => { line["currency"] = "KWD"; line["amount"] = JsonNode.Parse("1.005"); }),
        (null, line => line["amount"] = JsonNode.Parse("9999999999999.99")),
        (null, line => { line["currency"] = "JPY"; line["amount"] = JsonNode.Parse("999999999999999"); }),
        (null, line => line["amount"] = 0),
        (null, line => line["card_holder"] = new string('é', 200)),
        ("schema_version_unknown", line => line["schema_version"] = 2),
        ("schema_version_unknown", line => line.Remove("schema_version")),
        ("transaction_id_invalid", line => line["transaction_id"] = "17"),
        ("transaction_id_invalid", line => line["transaction_id"] = null),
        ("card_number_not_masked", line => line["card_number"] = "4500601234564217"),
        ("card_token_invalid", line => line["card_token"] = "HYD6VBZNVT5ZVCCA6A7F5XD3A4"),
        ("account_token_invalid", line => line["account_token"] = "53tebnwdsbx774ncdcqvycn7q1"),
        ("transaction_type_unknown", line => line["transaction_type"] = "gift"),
        ("currency_unknown", line => line["currency"] = "XXX"),
        ("currency_unknown", line => line["billing_currency"] = "usd"),
        ("amount_not_a_number", line => line["amount"] = "much"),
        ("amount_not_a_number", line => line["amount"] = JsonNode.Parse("""{"value":1}""")),
        ("amount_not_a_number", line => line.Remove("billing_amount")),
        ("amount_negative", line => line["amount"] = -1),
        ("amount_too_large", line => line["amount"] = JsonNode.Parse("10000000000000.00")),
        ("amount_too_large", line => line["amount"] = JsonNode.Parse("1e300")),
        ("amount_too_large", line => line["amount"] = JsonNode.Parse("123456789012345678901234567890")),
        ("amount_too_large", line => { line["currency"] = "KWD"; line["amount"] = JsonNode.Parse("1000000000000.000"); }),
        ("amount_decimals_wrong", line => line["amount"] = JsonNode.Parse("1.005")),
        ("amount_decimals_wrong", line => line["billing_amount"] = JsonNode.Parse("1.00001")),
        ("amount_decimals_wrong", line => { line["currency"] = "JPY"; line["amount"] = JsonNode.Parse("15.5"); }),
        ("card_holder_invalid", line => line["card_holder"] = ""),
        ("card_holder_invalid", line => line["card_holder"] = new string('x', 1_000_000)),
        ("merchant_invalid", line => line["merchant"] = JsonNode.Parse("""{"name":"x"}""")),
        ("merchant_invalid", line => line["merchant_id"] = new string('x', 201)),
        ("terminal_id_invalid", line => line["terminal_id"] = JsonNode.Parse("[1,2]")),
        ("mcc_invalid", line => line["mcc"] = "411"),
        ("country_invalid", line => line["card_country"] = "BRA"),
        ("place_invalid", line => line["latitude"] = 91),
        ("place_invalid", line => line["longitude"] = "east"),
        ("entry_mode_unknown", line => line["entry_mode"] = "telepathy"),
        ("response_unknown", line => line["response"] = "maybe"),
        ("time_invalid", line => line["timestamp"] = "2025-01-05 17:00:00"),
        ("time_invalid", line => line["timestamp"] = "2025-01-05T17:00:00.561+02:00"),
        ("time_invalid", line => line["sent_at"] = "2025-02-30T17:00:00.561Z"),
        ("time_absurd", line => line["timestamp"] = "1970-01-01T00:00:00.000Z"),
        ("time_absurd", line => line["sent_at"] = "2999-01-01T00:00:00.000Z"),
    ];

    [Fact]
    public async Task Transactions_EachRule_SortsItsLine()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "golden", Transactions.Select((rule, index) => RawLines.Transaction(index, rule.Change)));

        await RunAsync(lake);

        var rejected = (await QuarantineAsync(lake, "transactions")).Order(StringComparer.Ordinal);
        Assert.Equal(Transactions.Select(rule => rule.Reason).OfType<string>().Order(StringComparer.Ordinal), rejected);
        Assert.Equal(
            string.Join('|', Transactions.Select((rule, index) => (rule.Reason, Id: RawLines.Id(index))).Where(rule => rule.Reason is null).Select(rule => rule.Id)),
            await lake.RowsAsync("SELECT transaction_id FROM raw.transactions ORDER BY 1"));
    }

    [Fact]
    public async Task Transactions_AreTypedAsTheTableSays()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "typed", RawLines.Transaction(1, line => line["transaction_id"] = RawLines.Id(0xab).ToUpperInvariant()));

        await RunAsync(lake);

        Assert.Equal(
            $"{RawLines.Id(0xab)},1,João Batista,141.710,BRL,25.500,5411,-23.54605,2025-01-05 17:00:00.561,2025-01-05 17:00:01,2025-01-05,r1",
            await lake.RowsAsync("SELECT transaction_id, schema_version, card_holder, amount, currency, billing_amount, mcc, latitude, event_time, sent_at, event_date, run_key FROM raw.transactions"));
    }

    [Fact]
    public async Task Transactions_ThatRepeat_KeepTheLatestSent()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", RawLines.Transaction(1), RawLines.Transaction(1), RawLines.Transaction(2), RawLines.Transaction(3, Sent("09")));
        await lake.LandAsync("transactions", "b", RawLines.Transaction(2, Sent("05")), RawLines.Transaction(3, Sent("02")));

        await RunAsync(lake);

        Assert.Equal("2025-01-05 17:00:01|2025-01-05 17:00:05|2025-01-05 17:00:09", await lake.RowsAsync("SELECT sent_at FROM raw.transactions ORDER BY transaction_id"));
        Assert.Equal(["duplicate", "duplicate", "duplicate"], await QuarantineAsync(lake, "transactions"));

        static Action<JsonObject> Sent(string second) => line => line["sent_at"] = $"2025-01-05T17:00:{second}.000Z";
    }

    [Fact]
    public async Task OtherEntities_EachRule_SortsItsLine()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("chargebacks", "c",
            RawLines.Chargeback(1), RawLines.Chargeback(1, line => line["reported_at"] = "2025-01-20T10:00:00.000Z"), RawLines.Chargeback(1, line => line["reason_code"] = "13.1"),
            RawLines.Chargeback(2, line => line["reason_code"] = "fraud"), RawLines.Chargeback(3, line => line["amount"] = -1), RawLines.Chargeback(4, line => line["reported_at"] = "soon"));
        await lake.LandAsync("decisions", "d",
            RawLines.Decision(1), RawLines.Decision(1, line => line["decided_at"] = "2025-01-05T17:00:01.050Z"), RawLines.Decision(2, line => line["score"] = 1.5),
            RawLines.Decision(3, line => line["card_ordinal"] = 0), RawLines.Decision(4, line => line["decision"] = "perhaps"), RawLines.Decision(5, line => line["reasons"] = "none"), RawLines.Decision(6, line => line["step"] = "guess"));
        await lake.LandAsync("feedback", "f", RawLines.Feedback(1), RawLines.Feedback(1, line => { line["verdict"] = "genuine"; line["given_at"] = "2025-01-07T09:00:00.000Z"; line["note"] = "called"; }),
            RawLines.Feedback(2, line => line["verdict"] = "odd"), RawLines.Feedback(3, line => line["note"] = new string('x', 2001)));
        await lake.LandAsync("shadow_scores", "s", RawLines.ShadowScore(1), RawLines.ShadowScore(1), RawLines.ShadowScore(1, line => line["model_version"] = "m3"), RawLines.ShadowScore(2, line => line["score"] = "high"));
        await lake.LandAsync("dead_letters", "l", """{"reason":"undecodable_transaction","data_base64":"AA=="}""", """{"reason":"undecodable_transaction"}""");

        await RunAsync(lake);

        Assert.Equal("10.4,2025-01-20 10:00:00|13.1,2025-02-01 10:00:00", await lake.RowsAsync("SELECT reason_code, reported_at FROM raw.chargebacks ORDER BY 1"));
        Assert.Equal(["amount_negative", "duplicate", "reason_code_invalid", "time_invalid"], await QuarantineAsync(lake, "chargebacks"));
        Assert.Equal("3,0.125,review,[{\"code\":\"R1\",\"contribution\":0.5}],4,2025-01-05 17:00:01.05", await lake.RowsAsync("SELECT card_ordinal, score, decision, reasons, catalogue_version, decided_at FROM raw.decisions"));
        Assert.Equal(["card_ordinal_invalid", "decision_unknown", "duplicate", "reasons_invalid", "score_invalid", "step_unknown"], await QuarantineAsync(lake, "decisions"));
        Assert.Equal("genuine,called,2025-01-07 09:00:00", await lake.RowsAsync("SELECT verdict, note, given_at FROM raw.feedback"));
        Assert.Equal(["duplicate", "note_too_long", "verdict_unknown"], await QuarantineAsync(lake, "feedback"));
        Assert.Equal("m2|m3", await lake.RowsAsync("SELECT model_version FROM raw.shadow_scores ORDER BY 1"));
        Assert.Equal(["duplicate", "score_invalid"], await QuarantineAsync(lake, "shadow_scores"));
        Assert.Equal("transactions,undecodable_transaction,2", await lake.RowsAsync("SELECT entity, reason, row_count FROM raw.rejected_counts WHERE stage = 'dead_letter'"));
    }

    [Fact]
    public async Task Run_OverNothing_LeavesEmptyManifestsAndLoads()
    {
        var lake = await aws.LakehouseAsync();

        await RunAsync(lake);

        Assert.Equal("6,0", await lake.RowsAsync("SELECT COUNT(*), SUM(staged_rows) FROM ops.load_audit"));
    }

    private static async Task RunAsync(Lakehouse lake)
    {
        await lake.ProcessAsync("r1");
        await lake.LoadAsync("r1");
    }

    /// <summary>The reasons of an entity, one a line.</summary>
    private static async Task<IReadOnlyList<string>> QuarantineAsync(Lakehouse lake, string entity)
    {
        var rows = await lake.Warehouse.QueryAsync("test", $"SELECT reason, row_count FROM raw.rejected_counts WHERE stage = 'quarantine' AND entity = '{entity}' ORDER BY reason", CancellationToken.None);
        return [.. rows.SelectMany(row => Enumerable.Repeat(row[0]!, int.Parse(row[1]!, System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
