using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Visa.Scoring.Registry;

/// <summary>In a folder of this machine, for training without a bucket. A file is written under a temporary name and linked into place, so what has its final name is whole.</summary>
internal sealed class FolderModelObjects(string root) : IModelObjects
{
    private const string Unfinished = ".unfinished";

    /// <summary>EEXIST of Linux and macOS.</summary>
    private const int Exists = 17;

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
            return TryPlace(unfinished, file) || (await File.ReadAllBytesAsync(file, cancellationToken)).AsSpan().SequenceEqual(content.Span);
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

    /// <summary>Gives the file its name unless another has it. On Unix <see cref="File.Move(string, string)"/> looks first and moves then, so that of two writers both could be told that they were the first; link(2) is one step.</summary>
    private static bool TryPlace(string unfinished, string file)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(unfinished, file, overwrite: false);
                return true;
            }
            catch (IOException) when (File.Exists(file))
            {
                return false;
            }
        }

        if (Link(unfinished, file) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error == Exists ? false : throw new IOException($"{file} could not be linked into place: {new Win32Exception(error).Message}. The folder must be on a file system with hard links.");
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    private string PathOf(string key) => Path.Combine(root, key);
}
