using System.Diagnostics;

namespace Visa.LocalAws.Tests.Hosting;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("visa-localaws-").FullName;

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>What a process that is killed now leaves behind: the files as they are, copied past the locks of the one that runs.</summary>
    public async Task<TemporaryFolder> CopyAsync()
    {
        var copy = new TemporaryFolder();
        using var process = Process.Start("cp", ["-R", Path + "/.", copy.Path]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
