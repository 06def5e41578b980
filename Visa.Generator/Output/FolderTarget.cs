namespace Visa.Generator.Output;

/// <summary>A folder. A file is written under a temporary name and renamed, so what has its final name is whole.</summary>
internal sealed class FolderTarget(string root) : IOutputTarget
{
    private const string Unfinished = ".unfinished";

    public string Description => root;

    public Task<IReadOnlySet<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        // The prefix may end inside a file's name; the folder that it names in full is where to look.
        var folder = Path.Combine(root, prefix[..(prefix.LastIndexOf('/') + 1)]);
        IReadOnlySet<string> keys = !Directory.Exists(folder) ? new HashSet<string>() : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(Unfinished, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        return Task.FromResult(keys);
    }

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var file = Path.Combine(root, key);
        return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : null;
    }

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var file = Path.Combine(root, key);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + Unfinished;
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
            File.Move(unfinished, file, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
