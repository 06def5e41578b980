namespace Visa.Scoring.Registry;

/// <summary>In a folder of this machine, for training without a bucket. A file is written under a temporary name and linked into place, so what has its final name is whole.</summary>
internal sealed class FolderModelObjects(string root) : IModelObjects
{
    private const string Unfinished = ".unfinished";

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var file = PathOf(key);
        return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : null;
    }

    public async Task<bool> WriteNewAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var file = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
            File.Move(unfinished, file, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return (await File.ReadAllBytesAsync(file, cancellationToken)).AsSpan().SequenceEqual(content.Span);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public Task<IReadOnlyList<string>> ListAsync(string prefix, string after, CancellationToken cancellationToken)
    {
        // The prefix may end inside a file's name; the folder that it names in full is where to look.
        var folder = PathOf(prefix[..(prefix.LastIndexOf('/') + 1)]);
        IReadOnlyList<string> keys = !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(Unfinished, StringComparison.Ordinal))
                .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0)
                .Order(StringComparer.Ordinal),
        ];
        return Task.FromResult(keys);
    }

    private string PathOf(string key) => Path.Combine(root, key);
}
