namespace Visa.LocalAws.Glue.Jobs;

/// <summary>A job as it was defined.</summary>
internal sealed record GlueJob
{
    public const int DefaultTimeoutMinutes = 480;

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Role { get; init; }

    public string CommandName { get; init; } = "glueetl";

    public string? ScriptLocation { get; init; }

    public string? PythonVersion { get; init; }

    public IReadOnlyDictionary<string, string> DefaultArguments { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> NonOverridableArguments { get; init; } = new Dictionary<string, string>();

    public int MaxRetries { get; init; }

    public int TimeoutMinutes { get; init; } = DefaultTimeoutMinutes;

    public int MaxConcurrentRuns { get; init; } = 1;

    public bool IsQueuing { get; init; }

    public string GlueVersion { get; init; } = "5.1";

    public string? WorkerType { get; init; }

    public int? NumberOfWorkers { get; init; }

    public string ExecutionClass { get; init; } = "STANDARD";

    public DateTimeOffset CreatedOn { get; init; }

    public DateTimeOffset LastModifiedOn { get; init; }
}
