namespace Visa.Orchestrator.Remote.Glue;

/// <summary>A run of a Glue job.</summary>
/// <param name="Arguments">Over the job's own, with their leading dashes; Glue logs them, so no secrets.</param>
/// <param name="TimeoutMinutes">After which Glue itself ends the run; the job's own when null.</param>
public sealed record GlueJobSpec(
    string JobName,
    IReadOnlyDictionary<string, string> Arguments,
    int? TimeoutMinutes = null,
    string? WorkerType = null,
    int? NumberOfWorkers = null,
    bool? MayQueue = null);
