using Visa.LocalAws.Journals;

namespace Visa.LocalAws.Storage;

/// <summary>Small files that are replaced whole: after a crash the old or the new content is there, never a part.</summary>
internal static class DurableFile
{
    private const string TemporaryExtension = ".tmp";

    public static async ValueTask WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var temporary = path + TemporaryExtension;
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.Asynchronous))
        {
            await RandomAccess.WriteAsync(handle, content, 0, cancellationToken);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(temporary, path, overwrite: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }
}
