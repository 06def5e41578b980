namespace Visa.Dbt.Projects;

/// <summary>dbt_project.yml, and the target that it is built for.</summary>
internal sealed record Project(string Name, string Directory, Target Target)
{
    public required IReadOnlyList<string> ModelPaths { get; init; }

    public required IReadOnlyList<string> SeedPaths { get; init; }

    public required IReadOnlyList<string> TestPaths { get; init; }

    public required IReadOnlyList<string> MacroPaths { get; init; }

    public required string TargetPath { get; init; }

    /// <summary>The nested configurations, by kind: models, seeds, data_tests, unit_tests, sources, exposures.</summary>
    public required IReadOnlyDictionary<string, YamlMap> Configs { get; init; }

    public required IReadOnlyDictionary<string, object?> Vars { get; init; }

    public required IReadOnlyList<string> OnRunStart { get; init; }

    public required IReadOnlyList<string> OnRunEnd { get; init; }

    /// <summary>Where macros of other packages are looked for: dispatch.</summary>
    public const string File = "dbt_project.yml";
}
