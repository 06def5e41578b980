namespace Visa.Benchmarks.LocalAws;

/// <summary>A folder for the data of one run.</summary>
internal sealed class BenchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("visa-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
