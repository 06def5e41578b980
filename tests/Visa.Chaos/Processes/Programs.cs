namespace Visa.Chaos.Processes;

/// <summary>Where the built programs are: beside this one's project, in the same configuration.</summary>
internal static class Programs
{
    public static string Root { get; } = FindRoot();

    public static string Of(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(Root, project, "bin", framework.Parent!.Name, framework.Name, $"{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} is not built: {path} is missing. ./visa chaos builds it.", path);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Visa.slnx")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("Visa.slnx is in no folder above this program.");
    }
}
