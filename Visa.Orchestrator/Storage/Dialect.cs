namespace Visa.Orchestrator.Storage;

/// <summary>In what the two databases differ.</summary>
/// <param name="Now">The database's clock in UTC ticks.</param>
/// <param name="BindsNow">Whether the clock is a parameter: one process has one clock.</param>
public sealed record Dialect(string Id, string Now, bool BindsNow, string Lock, string SkipLocked)
{
    public static Dialect Sqlite { get; } = new("INTEGER PRIMARY KEY AUTOINCREMENT", "@now", BindsNow: true, "", "");

    public static Dialect Postgres { get; } = new(
        "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        "((extract(epoch from clock_timestamp()) * 10000000)::bigint + 621355968000000000)",
        BindsNow: false,
        " FOR UPDATE",
        " FOR UPDATE OF s SKIP LOCKED");

    public string Translate(string sql) => sql
        .Replace("{id}", Id, StringComparison.Ordinal)
        .Replace("{now}", Now, StringComparison.Ordinal)
        .Replace("{lock}", Lock, StringComparison.Ordinal)
        .Replace("{skip}", SkipLocked, StringComparison.Ordinal);
}
