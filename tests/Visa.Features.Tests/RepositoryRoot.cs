namespace Visa.Features.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Above(AppContext.BaseDirectory).First(folder => File.Exists(System.IO.Path.Combine(folder, "Visa.slnx")));

    /// <summary>The folder and every one above it.</summary>
    public static IEnumerable<string> Above(string folder)
    {
        for (var found = new DirectoryInfo(folder); found is not null; found = found.Parent)
            yield return found.FullName;
    }
}
