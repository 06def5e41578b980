using Visa.LocalAws.Glue.Runs;

namespace Visa.LocalAws.Glue.Jobs;

/// <summary>One change, as the journal keeps it.</summary>
internal sealed record GlueEntry
{
    public GlueJob? Job { get; init; }

    /// <summary>The name of a deleted job.</summary>
    public string? Deleted { get; init; }

    public JobRun? Run { get; init; }
}
