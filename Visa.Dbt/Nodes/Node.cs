namespace Visa.Dbt.Nodes;

/// <summary>Anything of the project that can be selected: a model, seed, source, test, unit test, exposure or hook.</summary>
public sealed class Node
{
    public required string UniqueId { get; init; }

    public required string Name { get; init; }

    public required ResourceType Type { get; init; }

    public required string Package { get; init; }

    /// <summary>Relative to the folder of its kind, such as <c>staging/raw/x.sql</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Relative to the project.</summary>
    public required string OriginalPath { get; init; }

    public required IReadOnlyList<string> Fqn { get; init; }

    public string Description { get; internal set; } = "";

    /// <summary>Where its YAML properties stand, relative to the project; null without any.</summary>
    public string? PatchPath { get; internal set; }

    public string RawCode { get; init; } = "";

    public IReadOnlyList<Column> Columns { get; internal set; } = [];

    /// <summary>What it is in the warehouse; null for what is nothing there.</summary>
    public Relation? Relation { get; internal set; }

    /// <summary>The ids of what it reads.</summary>
    public IReadOnlyList<string> DependsOn { get; internal set; } = [];

    /// <summary>What was sent to the warehouse; null before it is compiled.</summary>
    public string? CompiledCode { get; internal set; }

    public string Materialized => Config.Materialized;

    internal string Alias { get; set; } = "";

    internal NodeConfig Config { get; } = new();

    internal List<IReadOnlyList<string>> Refs { get; } = [];

    internal List<(string Source, string Table)> SourceRefs { get; } = [];

    internal HashSet<string> MacroNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Of a generic test.</summary>
    internal TestInfo? Test { get; init; }

    internal UnitTestInfo? UnitTest { get; init; }

    internal Freshness? Freshness { get; init; }

    internal ExposureInfo? Exposure { get; init; }

    /// <summary>Of a source's table.</summary>
    internal string? SourceName { get; init; }

    internal string? SourceDescription { get; init; }

    internal string? LoadedAtField { get; init; }

    /// <summary>The configuration of the YAML file or call, before the project's is applied: for the artefacts.</summary>
    internal Dictionary<string, object?> OwnConfig { get; } = new(StringComparer.Ordinal);

    internal string Checksum { get; init; } = "";

    internal bool IsEphemeral => Type == ResourceType.Model && Config.Materialized == "ephemeral";

    /// <summary>Whether <c>ref</c> finds it.</summary>
    internal bool IsReferable => Type is ResourceType.Model or ResourceType.Seed;

    public override string ToString() => UniqueId;
}
