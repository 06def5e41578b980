namespace Visa.Dbt.Projects;

/// <summary>What one command was started with.</summary>
public sealed record Invocation
{
    /// <summary>The folder of dbt_project.yml.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The folder of profiles.yml; default: the project's folder.</summary>
    public string? ProfilesDirectory { get; init; }

    public string? TargetName { get; init; }

    /// <summary>Where artefacts are written; default: what the project says.</summary>
    public string? TargetPath { get; init; }

    /// <summary>Values of variables, before those of the project.</summary>
    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>();

    public int? Threads { get; init; }

    public bool IsFullRefresh { get; init; }

    public bool FailsFast { get; init; }

    public bool WarnsAreErrors { get; init; }

    public bool? StoresFailures { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Environment variables; default: the process's own.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The command and its arguments, for the artefacts.</summary>
    public string Command { get; init; } = "";

    public IReadOnlyList<string> Select { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Kinds to act on, as dbt names them; empty for all.</summary>
    public IReadOnlyList<string> ResourceTypes { get; init; } = [];

    /// <summary>Exactly these nodes, whatever is selected: what a retry goes on with.</summary>
    public IReadOnlyList<string>? OnlyIds { get; init; }
}
