using System.Globalization;
using Visa.Dbt.Warehouse;

namespace Visa.Orchestrator.Loading;

/// <summary>
/// The statements of one load, for one transaction: drop what this run loaded before, copy its rows in, settle the keys that other runs have too, write the ledger's row. Run again, or in any
/// order with the loads of other runs, they leave the same table. The rows go straight to the table, as each says of which run it is: a table to stage them in would be written and read for nothing.
/// </summary>
internal static class LoadStatements
{
    /// <param name="hasRows">False when the run wrote none: COPY takes no empty manifest.</param>
    /// <param name="digest">Of the manifest's content.</param>
    public static IReadOnlyList<string> Of(LoadTable table, string runKey, string manifestUrl, string digest, bool hasRows, DateTimeOffset now)
    {
        var statements = new List<string> { $"DELETE FROM {table.Name} WHERE run_key = {Sql.Literal(runKey)}" };
        if (hasRows) statements.Add($"COPY {table.Name} FROM {Sql.Literal(manifestUrl)} IAM_ROLE default FORMAT AS PARQUET MANIFEST");
        statements.Add($"CREATE TEMP TABLE counted AS SELECT COUNT(*) AS staged_rows, {Sum(table, 0)} AS amount, {Sum(table, 1)} AS billing_amount FROM {table.Name} WHERE run_key = {Sql.Literal(runKey)}");
        statements.Add(Losers(table, runKey));
        if (table.Keys.Count > 0)
            statements.Add($"DELETE FROM {table.Name} USING losers l WHERE {string.Join(" AND ", table.Keys.Select(key => $"{table.Name}.{key} = l.{key}"))} AND {table.Name}.run_key = l.run_key");
        statements.Add($"DELETE FROM ops.load_audit WHERE run_key = {Sql.Literal(runKey)} AND entity = {Sql.Literal(table.Entity)}");
        statements.Add(
            "INSERT INTO ops.load_audit (run_key, entity, manifest, manifest_digest, staged_rows, inserted_rows, replaced_rows, superseded_rows, amount, billing_amount, loaded_at) "
            + $"SELECT {Sql.Literal(runKey)}, {Sql.Literal(table.Entity)}, {Sql.Literal(manifestUrl)}, {Sql.Literal(digest)}, c.staged_rows, c.staged_rows - l.superseded_rows, l.replaced_rows, l.superseded_rows, c.amount, c.billing_amount, "
            + $"CAST({Sql.Literal(now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture))} AS TIMESTAMP) FROM counted c CROSS JOIN "
            + $"(SELECT COUNT(CASE WHEN run_key <> {Sql.Literal(runKey)} THEN 1 END) AS replaced_rows, COUNT(CASE WHEN run_key = {Sql.Literal(runKey)} THEN 1 END) AS superseded_rows FROM losers) l");
        return statements;
    }

    /// <summary>Of each key that this run and another have, the row that goes: the other run's, or this one's when the other's wins.</summary>
    private static string Losers(LoadTable table, string runKey)
    {
        if (table.Keys.Count == 0) return $"CREATE TEMP TABLE losers AS SELECT run_key FROM {table.Name} WHERE 1 = 0";
        var isSame = string.Join(" AND ", table.Keys.Select(key => $"t.{key} = s.{key}"));
        return $"CREATE TEMP TABLE losers AS SELECT {string.Join(", ", table.Keys.Select(key => $"s.{key}"))}, CASE WHEN {table.Winner} THEN s.run_key ELSE t.run_key END AS run_key "
            + $"FROM {table.Name} t JOIN {table.Name} s ON {isSame} WHERE s.run_key = {Sql.Literal(runKey)} AND t.run_key <> {Sql.Literal(runKey)}";
    }

    /// <summary>Counts the ledger's row of a load: 0 or 1.</summary>
    public static string Ledger(LoadTable table, string runKey, string digest) =>
        $"SELECT COUNT(*) FROM ops.load_audit WHERE run_key = {Sql.Literal(runKey)} AND entity = {Sql.Literal(table.Entity)} AND manifest_digest = {Sql.Literal(digest)}";

    private static string Sum(LoadTable table, int index) =>
        table.Amounts.Count > index ? $"CAST(SUM({table.Amounts[index]}) AS DECIMAL(38,3))" : "CAST(NULL AS DECIMAL(38,3))";
}
