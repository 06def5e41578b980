namespace Visa.Dbt.Parsing;

/// <summary>A file of the project.</summary>
/// <param name="OriginalPath">Relative to the project.</param>
/// <param name="Path">Relative to the folder of its kind.</param>
internal sealed record SourceFile(string FullPath, string OriginalPath, string Path)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)?.Replace('\\', '/') ?? "";

    public string Text => File.ReadAllText(FullPath);

    /// <summary>The files under the given folders, by path.</summary>
    public static IEnumerable<SourceFile> Find(string project, IEnumerable<string> folders, params string[] extensions) =>
        from folder in folders
        let root = System.IO.Path.Combine(project, folder)
        where Directory.Exists(root)
        from file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where extensions.Contains(System.IO.Path.GetExtension(file))
        select new SourceFile(file, Relative(project, file), Relative(root, file));

    private static string Relative(string root, string file) => System.IO.Path.GetRelativePath(root, file).Replace('\\', '/');
}
