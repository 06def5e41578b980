using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;
using Visa.Dbt.Projects;

namespace Visa.Dbt;

/// <summary>Reads a dbt project without running anything.</summary>
public static class DbtProjectReader
{
    /// <summary>The project's graph. Throws <see cref="DbtException"/> for what cannot be understood.</summary>
    public static Graph Read(string projectDirectory, Func<string, string?> environment, TimeProvider time)
    {
        var invocation = new Invocation { ProjectDirectory = projectDirectory, StartedAt = time.GetUtcNow(), Environment = environment };
        return ManifestReader.Read(ProjectLoader.Load(invocation), invocation).Graph;
    }
}
