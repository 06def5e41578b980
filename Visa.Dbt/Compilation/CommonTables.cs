namespace Visa.Dbt.Compilation;

/// <summary>Puts the SQL of ephemeral models, or of a unit test's inputs, in front of a query.</summary>
internal static class CommonTables
{
    public const string Prefix = "__dbt__cte__";

    public static string Inject(string sql, IReadOnlyList<(string Name, string Sql)> tables)
    {
        if (tables.Count == 0) return sql;
        var with = string.Join(", ", tables.Select(table => $"{table.Name} as (\n{table.Sql}\n)"));
        var at = SkipSpace(sql);
        var own = sql.Length > at + 4 && sql.AsSpan(at, 4).Equals("with", StringComparison.OrdinalIgnoreCase) && char.IsWhiteSpace(sql[at + 4]);
        if (!own) return $"{sql[..at]}with {with}\n{sql[at..]}";
        if (sql.AsSpan(at + 4).TrimStart().StartsWith("recursive", StringComparison.OrdinalIgnoreCase))
            throw new DbtException("An ephemeral model is read by a query that begins with 'with recursive': not supported by the embedded runner.");
        return $"{sql[..at]}with {with},{sql[(at + 4)..]}";
    }

    /// <summary>Where the first word stands, after spaces and comments.</summary>
    private static int SkipSpace(string sql)
    {
        for (var at = 0; at < sql.Length;)
        {
            if (char.IsWhiteSpace(sql[at])) at++;
            else if (string.CompareOrdinal(sql, at, "--", 0, 2) == 0) at = sql.IndexOf('\n', at) is var end and >= 0 ? end : sql.Length;
            else if (string.CompareOrdinal(sql, at, "/*", 0, 2) == 0) at = sql.IndexOf("*/", at, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : sql.Length;
            else return at;
        }
        return sql.Length;
    }
}
