using System.Runtime.InteropServices;

namespace Visa.LocalAws.Storage;

/// <summary>Makes the names in a folder durable: a file that was created or renamed is otherwise lost by name when the power fails.</summary>
internal static partial class DirectoryFlush
{
    private const int ReadOnly = 0;

    public static void Flush(string directory)
    {
        // Windows keeps names in its journal and lets no folder be flushed.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(directory, ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"{directory} cannot be opened to flush it: error {Marshal.GetLastPInvokeError()}");
        }

        var result = FSync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (result < 0)
        {
            throw new IOException($"{directory} cannot be flushed: error {error}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
