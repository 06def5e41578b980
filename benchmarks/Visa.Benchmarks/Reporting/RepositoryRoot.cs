namespace Visa.Benchmarks.Reporting;

/// <summary>The working tree that the program was built in.</summary>
internal static class RepositoryRoot
{
    public static string Find(string below)
    {
        var folder = new DirectoryInfo(below);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Visa.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"Visa.slnx is in no folder above {below}.");
    }
}
