using System.Diagnostics;

namespace Visa.LocalAws.Tests.Hosting;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("visa-localaws-").FullName;

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>
    /// What a process that is killed now leaves behind: the files as they are, copied past the locks of the one that runs. A copy is not made in one moment, so the journals are
    /// taken first: what they name was there before them, and what comes later is what a journal's lost tail leaves.
    /// </summary>
    public async Task<TemporaryFolder> CopyAsync()
    {
        var copy = new TemporaryFolder();
        using var journals = new TemporaryFolder();
        var paths = Directory.GetFiles(Path, "*.journal", SearchOption.AllDirectories);
        for (var i = 0; i < paths.Length; i++)
            await CopyAsync(paths[i], journals.File($"{i}"));

        await CopyAsync(Path + "/.", copy.Path);
        for (var i = 0; i < paths.Length; i++)
            System.IO.File.Move(journals.File($"{i}"), copy.File(System.IO.Path.GetRelativePath(Path, paths[i])), overwrite: true);
        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static async Task CopyAsync(string from, string to)
    {
        using var process = Process.Start("cp", ["-R", from, to]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
