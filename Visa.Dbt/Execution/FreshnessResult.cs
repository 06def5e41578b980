namespace Visa.Dbt.Execution;

/// <summary>How old a source's newest row was.</summary>
public sealed record FreshnessResult(DateTimeOffset MaxLoadedAt, DateTimeOffset SnapshottedAt)
{
    public TimeSpan Age => SnapshottedAt - MaxLoadedAt;
}
