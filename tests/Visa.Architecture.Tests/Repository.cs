using System.Xml.Linq;

namespace Visa.Architecture.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "artifacts", "node_modules", ".git", ".visa"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> ServiceProjects { get; } =
        [.. Directory.GetDirectories(Root, "Visa.*").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Files(string pattern) => Files(Root, pattern);

    /// <summary>Names of the projects (by ProjectReference) or packages (by PackageReference) that a project's file names.</summary>
    public static IReadOnlyList<string> References(string project, string element) =>
        [.. XDocument.Load(Path.Combine(Root, project, $"{project}.csproj")).Descendants(element)
            .Select(reference => reference.Attribute("Include")?.Value)
            .OfType<string>()
            .Select(include => element == "ProjectReference" ? Path.GetFileNameWithoutExtension(include) : include)];

    private static IEnumerable<string> Files(string directory, string pattern) =>
        Directory.EnumerateFiles(directory, pattern).Concat(
            Directory.EnumerateDirectories(directory)
                .Where(child => !Generated.Contains(Path.GetFileName(child)))
                .SelectMany(child => Files(child, pattern)));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Visa.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("Visa.slnx is in no folder above the tests.");
    }
}
