using System.Globalization;
using System.Text.Json;
using Visa.Dbt.Warehouse;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Batch;

/// <summary>
/// Compares what the generator says it sent in an interval with what the warehouse and the quarantine have of it: each transaction is in exactly one of the two, and no cent is missing. Of the truth only
/// ids, amounts and times are read. Without a generator there is nothing to compare with.
/// </summary>
public sealed class SentCheck(LakeClient lake, WarehouseClient warehouse, TimeProvider time)
{
    private const string Truth = "truth/";
    private const string Quarantine = "quarantine/entity=transactions/";

    /// <summary>What is sent just before the end may be in Kinesis or Firehose when the run claims.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<Check>> RunAsync(string runKey, DataInterval interval, CancellationToken cancellationToken)
    {
        var truth = await ManifestAsync($"manifests/sent/{runKey}.manifest", Truth, ".json.gz", interval.Start, cancellationToken);
        if (truth is null) return [];
        var quarantine = await ManifestAsync($"manifests/sent/{runKey}.quarantine.manifest", Quarantine, ".parquet", interval.Start, cancellationToken);
        await warehouse.RunAsync($"sent/{runKey}", Statements(runKey, interval, truth, quarantine), cancellationToken);
        var found = (await warehouse.QueryAsync(
            "sent/audit",
            $"SELECT sent_rows, processed_rows, quarantined_rows, both_rows, sent_amount, processed_amount + quarantined_amount FROM ops.sent_audit WHERE run_key = {Sql.Literal(runKey)}",
            cancellationToken))[0];
        var accounted = long.Parse(found[1]!, CultureInfo.InvariantCulture) + long.Parse(found[2]!, CultureInfo.InvariantCulture);
        return
        [
            new Check("transactions: sent = processed + quarantined", found[0]!, accounted.ToString(CultureInfo.InvariantCulture)),
            new Check("transactions: processed and quarantined", "0", found[3]!),
            new Check("billing amounts: sent = processed + quarantined", found[4] ?? "0.000", found[5] ?? "0.000"),
        ];
    }

    /// <summary>Names the objects under a prefix that were stored since, for COPY; null when there are none.</summary>
    private async Task<string?> ManifestAsync(string key, string prefix, string ending, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var entries = new List<RawClaimEntry>();
        await foreach (var found in lake.ListAsync(prefix, null, cancellationToken))
        {
            if (found.ModifiedAt >= since && found.Key.EndsWith(ending, StringComparison.Ordinal)) entries.Add(new RawClaimEntry(lake.UrlOf(found.Key), Mandatory: true, new RawClaimMeta(found.Bytes)));
        }

        if (entries.Count == 0) return null;
        await lake.WriteAsync(key, JsonSerializer.SerializeToUtf8Bytes(new LoadManifest(entries), LakeJson.Default.LoadManifest), cancellationToken);
        return lake.UrlOf(key);
    }

    private List<string> Statements(string runKey, DataInterval interval, string truth, string? quarantine)
    {
        var statements = new List<string>
        {
            "CREATE TEMP TABLE told (transaction_id varchar(36), billing_amount decimal(18,3), sent_at timestamp)",
            $"COPY told FROM {Sql.Literal(truth)} IAM_ROLE default FORMAT AS JSON 'auto' GZIP MANIFEST TIMEFORMAT 'auto'",
            $"CREATE TEMP TABLE sent AS SELECT DISTINCT transaction_id, billing_amount FROM told WHERE sent_at >= {Time(interval.Start)} AND sent_at < {Time(interval.End - OnItsWay)} AND billing_amount IS NOT NULL",
            "CREATE TEMP TABLE refused (reason varchar(64), transaction_id varchar(256), content varchar(16384), raw_object varchar(1024), ingested_at timestamp, run_key varchar(200))",
        };
        if (quarantine is not null) statements.Add($"COPY refused FROM {Sql.Literal(quarantine)} IAM_ROLE default FORMAT AS PARQUET MANIFEST");
        statements.Add($"DELETE FROM ops.sent_audit WHERE run_key = {Sql.Literal(runKey)}");
        statements.Add(
            "INSERT INTO ops.sent_audit (run_key, sent_rows, processed_rows, quarantined_rows, both_rows, sent_amount, processed_amount, quarantined_amount, checked_at) "
            + $"SELECT {Sql.Literal(runKey)}, COUNT(*), COUNT(t.transaction_id), COUNT(CASE WHEN t.transaction_id IS NULL THEN q.transaction_id END), "
            + "COUNT(CASE WHEN q.is_refused = 1 THEN t.transaction_id END), CAST(SUM(s.billing_amount) AS DECIMAL(38,3)), CAST(COALESCE(SUM(t.billing_amount), 0) AS DECIMAL(38,3)), "
            + $"CAST(COALESCE(SUM(CASE WHEN t.transaction_id IS NULL AND q.transaction_id IS NOT NULL THEN s.billing_amount END), 0) AS DECIMAL(38,3)), {Time(time.GetUtcNow())} "
            + "FROM sent s LEFT JOIN raw.transactions t ON t.transaction_id = s.transaction_id "
            + "LEFT JOIN (SELECT transaction_id, MAX(CASE WHEN reason = 'duplicate' THEN 0 ELSE 1 END) AS is_refused FROM refused GROUP BY transaction_id) q ON q.transaction_id = s.transaction_id");
        return statements;
    }

    private static string Time(DateTimeOffset time) => $"CAST({Sql.Literal(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture))} AS TIMESTAMP)";
}
