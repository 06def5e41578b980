using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Remote.Redshift;
using Visa.Orchestrator.Warehouse;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Loading;

/// <summary>Loads what a run of the transformation wrote into the raw schema, one table a transaction.</summary>
public sealed class LoadStep(LakeClient lake, WarehouseClient warehouse, IOptions<PlatformOptions> platform, TimeProvider time)
{
    /// <summary>Loads one table and waits for it. Throws <see cref="WarehouseException"/> with the rows that were refused.</summary>
    /// <returns>False when the ledger says that this very manifest is loaded.</returns>
    public async Task<bool> RunAsync(LoadTable table, string runKey, CancellationToken cancellationToken)
    {
        if (await SpecAsync(table, runKey, cancellationToken) is not { } spec) return false;
        try
        {
            await warehouse.RunAsync($"load/{runKey}/{table.Entity}", spec.Statements, cancellationToken);
            return true;
        }
        catch (WarehouseException failure)
        {
            var rejects = await RejectsAsync(table, runKey, cancellationToken);
            if (rejects.Count == 0) throw;
            throw new WarehouseException($"{failure.Message}\n{string.Join('\n', rejects.Select(reject => $"{reject.File} row {reject.Line}, {reject.Column}: {reject.Reason}"))}", failure.QueryId, failure);
        }
    }

    /// <summary>What to submit, or null when the ledger says that this very manifest is loaded.</summary>
    public async Task<RedshiftStatementSpec?> SpecAsync(LoadTable table, string runKey, CancellationToken cancellationToken)
    {
        var key = $"processed/{table.Entity}/_manifests/run_key={runKey}.manifest";
        var content = await lake.ReadAsync(key, cancellationToken) ?? throw new InvalidOperationException($"The transformation left no {lake.UrlOf(key)}.");
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        var ledger = LoadStatements.Ledger(table, runKey, digest);
        if ((await warehouse.QueryAsync($"ledger/{runKey}/{table.Entity}", ledger, cancellationToken))[0][0] != "0") return null;
        var manifest = JsonSerializer.Deserialize(content, LakeJson.Default.LoadManifest)!;
        return new RedshiftStatementSpec(
            platform.Value.WarehouseDatabase,
            LoadStatements.Of(table, runKey, lake.UrlOf(key), digest, manifest.Entries.Count > 0, time.GetUtcNow()),
            platform.Value.WarehouseWorkgroup,
            LedgerQuery: ledger);
    }

    /// <summary>The rows that made a load fail, from the view of load errors: file, line, column and reason.</summary>
    public async Task<IReadOnlyList<LoadReject>> RejectsAsync(LoadTable table, string runKey, CancellationToken cancellationToken)
    {
        var rows = await warehouse.QueryAsync(
            $"rejects/{runKey}",
            $"SELECT file_name, line_number, column_name, error_message FROM sys_load_error_detail WHERE file_name LIKE '%/processed/{table.Entity}/%run_key={runKey}/%' ORDER BY start_time DESC LIMIT 20",
            cancellationToken);
        return [.. rows.Select(row => new LoadReject(row[0] ?? "", row[1] ?? "", (row[2] ?? "").Trim(), (row[3] ?? "").Trim()))];
    }
}
