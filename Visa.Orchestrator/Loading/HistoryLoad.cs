using System.Globalization;
using System.Text.Json;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Loading;

/// <summary>
/// Loads the past that the generator wrote into the processed zone (<c>generate history --format parquet</c>, which a fresh <c>./visa up</c> does for its first model). Its files have the columns of
/// the transformation and a run key of their own, so they load as a run of it does, and once.
/// </summary>
public sealed class HistoryLoad(LakeClient lake, WarehouseClient warehouse, LoadStep load)
{
    private const string Manifest = "state/generator/history.json";
    private const string InProcessedZone = "parquet";

    private static readonly string[] Entities = ["chargebacks", "transactions"];

    /// <param name="say">Is told what was done.</param>
    /// <returns>The generator's figures beside those of the warehouse; nothing when the lake has no finished history there.</returns>
    public async Task<IReadOnlyList<Check>> RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var content = await lake.ReadAsync(Manifest, cancellationToken);
        if (content is null || JsonSerializer.Deserialize(content, LakeJson.Default.HistoryManifest) is not { Format: InProcessedZone } history)
        {
            say("history: the processed zone has none");
            return [];
        }

        if (history.Summary is not { } figures)
        {
            say("history: left out, as it is not finished");
            return [];
        }

        var runKey = $"history-{history.Seed.ToString(CultureInfo.InvariantCulture)}";
        foreach (var entity in Entities)
        {
            await WriteManifestAsync(entity, runKey, cancellationToken);
            var isNew = await load.RunAsync(LoadTable.All.Single(table => table.Entity == entity), runKey, cancellationToken);
            say($"load history of {entity}: {(isNew ? "done" : "done before")}");
        }

        return await CompareAsync(runKey, figures, cancellationToken);
    }

    /// <summary>Names the history's files as a run of the transformation names its own. The same files give the same manifest, which the ledger knows.</summary>
    private async Task WriteManifestAsync(string entity, string runKey, CancellationToken cancellationToken)
    {
        var entries = new List<RawClaimEntry>();
        await foreach (var file in lake.ListAsync($"processed/{entity}/event_date=", null, cancellationToken))
        {
            if (file.Key.Contains($"/run_key={runKey}/", StringComparison.Ordinal)) entries.Add(new RawClaimEntry(lake.UrlOf(file.Key), Mandatory: true, new RawClaimMeta(file.Bytes)));
        }

        await lake.WriteAsync($"processed/{entity}/_manifests/run_key={runKey}.manifest", JsonSerializer.SerializeToUtf8Bytes(new LoadManifest(entries), LakeJson.Default.LoadManifest), cancellationToken);
    }

    private async Task<IReadOnlyList<Check>> CompareAsync(string runKey, HistoryFigures figures, CancellationToken cancellationToken)
    {
        var rows = await warehouse.QueryAsync("history/audit", $"SELECT entity, staged_rows, billing_amount FROM ops.load_audit WHERE run_key = '{runKey}'", cancellationToken);
        var loaded = rows.ToDictionary(row => row[0]!, row => (Rows: row[1]!, Amount: row[2]), StringComparer.Ordinal);
        var checks = new List<Check>
        {
            new("history: transactions generated = loaded", figures.Transactions.ToString(CultureInfo.InvariantCulture), loaded["transactions"].Rows),
            new("history: chargebacks generated = loaded", figures.Chargebacks.ToString(CultureInfo.InvariantCulture), loaded["chargebacks"].Rows),
        };
        if (figures.BillingAmount is { } amount) checks.Add(new Check("history: billing amounts generated = loaded", amount.ToString("0.000", CultureInfo.InvariantCulture), loaded["transactions"].Amount ?? "0.000"));
        return checks;
    }
}
