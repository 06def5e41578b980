using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Execution;

/// <summary>The SQL of nodes under <c>target/compiled/</c>.</summary>
internal static class CompiledFiles
{
    /// <summary>Relative to the project, as the artefacts name it; null for what has no SQL.</summary>
    public static string? PathOf(Project project, Node node)
    {
        if (node.CompiledCode is null) return null;
        var file = node.Test is null && node.Type != ResourceType.UnitTest && node.Type != ResourceType.Operation ? node.OriginalPath : $"{node.OriginalPath}/{node.Alias}.sql";
        return Path.GetRelativePath(project.Directory, Path.Combine(project.TargetPath, "compiled", project.Name, file)).Replace('\\', '/');
    }

    public static async Task WriteAsync(Project project, Node node, CancellationToken cancellationToken)
    {
        if (PathOf(project, node) is not { } path) return;
        var full = Path.Combine(project.Directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllTextAsync(full, node.CompiledCode, cancellationToken);
    }
}
