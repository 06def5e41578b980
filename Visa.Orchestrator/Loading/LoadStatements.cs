using System.Globalization;

namespace Visa.Orchestrator.Loading;

/// <summary>
/// The statements of one load, for one transaction: stage, drop what this run loaded before, settle each key, write the ledger's row. Run again, or in any
/// order with the loads of other runs, they leave the same table.
/// </summary>
internal static class LoadStatements
{
    /// <param name="hasRows">False when the run wrote none: COPY takes no empty manifest.</param>
    /// <param name="digest">Of the manifest's content.</param>
    public static IReadOnlyList<string> Of(LoadTable table, string runKey, string manifestUrl, string digest, bool hasRows, DateTimeOffset now)
    {
        var statements = new List<string> { $"CREATE TEMP TABLE staged (LIKE {table.Name})" };
        if (hasRows) statements.Add($"COPY staged FROM {Text(manifestUrl)} IAM_ROLE default FORMAT AS PARQUET MANIFEST");
        statements.Add($"CREATE TEMP TABLE counted AS SELECT COUNT(*) AS staged_rows, {Sum(table, 0)} AS amount, {Sum(table, 1)} AS billing_amount FROM staged");
        statements.Add($"DELETE FROM {table.Name} WHERE run_key = {Text(runKey)}");
        if (table.Keys.Count > 0)
        {
            var isSame = string.Join(" AND ", table.Keys.Select(key => $"t.{key} = s.{key}"));
            var isSameTarget = string.Join(" AND ", table.Keys.Select(key => $"{table.Name}.{key} = s.{key}"));
            var isSameStaged = string.Join(" AND ", table.Keys.Select(key => $"t.{key} = staged.{key}"));
            statements.Add($"DELETE FROM staged USING {table.Name} t WHERE {isSameStaged} AND {table.Winner!.Replace("s.", "staged.", StringComparison.Ordinal)}");
            statements.Add($"CREATE TEMP TABLE replaced AS SELECT COUNT(*) AS replaced_rows FROM {table.Name} t JOIN staged s ON {isSame}");
            statements.Add($"DELETE FROM {table.Name} USING staged s WHERE {isSameTarget}");
        }
        else
        {
            statements.Add("CREATE TEMP TABLE replaced AS SELECT 0 AS replaced_rows");
        }

        statements.Add($"INSERT INTO {table.Name} SELECT * FROM staged");
        statements.Add($"DELETE FROM ops.load_audit WHERE run_key = {Text(runKey)} AND entity = {Text(table.Entity)}");
        statements.Add(
            "INSERT INTO ops.load_audit (run_key, entity, manifest, manifest_digest, staged_rows, inserted_rows, replaced_rows, superseded_rows, amount, billing_amount, loaded_at) "
            + $"SELECT {Text(runKey)}, {Text(table.Entity)}, {Text(manifestUrl)}, {Text(digest)}, c.staged_rows, k.kept_rows, r.replaced_rows, c.staged_rows - k.kept_rows, c.amount, c.billing_amount, "
            + $"CAST({Text(now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture))} AS TIMESTAMP) "
            + "FROM counted c CROSS JOIN replaced r CROSS JOIN (SELECT COUNT(*) AS kept_rows FROM staged) k");
        return statements;
    }

    /// <summary>Counts the ledger's row of a load: 0 or 1.</summary>
    public static string Ledger(LoadTable table, string runKey, string digest) =>
        $"SELECT COUNT(*) FROM ops.load_audit WHERE run_key = {Text(runKey)} AND entity = {Text(table.Entity)} AND manifest_digest = {Text(digest)}";

    private static string Sum(LoadTable table, int index) =>
        table.Amounts.Count > index ? $"CAST(SUM({table.Amounts[index]}) AS DECIMAL(38,3))" : "CAST(NULL AS DECIMAL(38,3))";

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
