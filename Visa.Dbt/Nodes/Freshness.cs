namespace Visa.Dbt.Nodes;

/// <summary>When a source counts as stale.</summary>
internal sealed record Freshness(string LoadedAtField, (long Count, string Period)? Warn, (long Count, string Period)? Error, string? Filter)
{
    public static TimeSpan Span((long Count, string Period) limit) => limit.Period switch
    {
        "minute" => TimeSpan.FromMinutes(limit.Count),
        "hour" => TimeSpan.FromHours(limit.Count),
        _ => TimeSpan.FromDays(limit.Count),
    };
}
