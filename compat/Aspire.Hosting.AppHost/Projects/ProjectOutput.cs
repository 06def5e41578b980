using System.Reflection;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Projects;

/// <summary>Where the build put a project: the app host's build records it beside the project's metadata class.</summary>
internal static class ProjectOutput
{
    private const string MetadataPrefix = "aspireprojecttarget:";

    public static string Find(IProjectMetadata project)
    {
        var recorded = project.GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == MetadataPrefix + project.ProjectPath)?.Value
            ?? throw new DistributedApplicationException(
                $"The output of '{project.ProjectPath}' is not known: the app host was not built with a project reference to it.");

        return File.Exists(recorded)
            ? recorded
            : throw new DistributedApplicationException($"'{recorded}' does not exist. Build '{project.ProjectPath}'.");
    }

    public static IProjectMetadata MetadataOf(IResource resource) => resource.Annotations.OfType<IProjectMetadata>().Last();
}
