namespace Visa.AppHost;

/// <summary>
/// Starts a project by the program that the build has made of it. By default it is started by <c>dotnet run</c>, which evaluates the project first: more than a second of processor
/// time for each, while the whole system starts.
/// </summary>
internal static class BuiltProgram
{
    /// <summary>Changes nothing where an IDE or <c>dotnet watch</c> starts the projects, or while there is no such program.</summary>
    public static IResourceBuilder<ProjectResource> AsBuilt(this IResourceBuilder<ProjectResource> project)
    {
        var configuration = project.ApplicationBuilder.Configuration;
        var file = project.Resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath;
        var program = Find(file, AppContext.BaseDirectory);
        if (configuration["DEBUG_SESSION_PORT"] is { Length: > 0 } || configuration["DOTNET_WATCH"] is { Length: > 0 } || !File.Exists(program)) return project;
        return project
            .WithAnnotation(new ExecutableAnnotation { Command = "dotnet", WorkingDirectory = Path.GetDirectoryName(file)! })
            .WithArgs(program);
    }

    /// <summary>bin/&lt;configuration&gt;/&lt;framework&gt; is the same for every project.</summary>
    internal static string Find(string projectFile, string ownOutput)
    {
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(ownOutput));
        return Path.Combine(Path.GetDirectoryName(projectFile)!, "bin", output.Parent!.Name, output.Name, $"{Path.GetFileNameWithoutExtension(projectFile)}.dll");
    }
}
