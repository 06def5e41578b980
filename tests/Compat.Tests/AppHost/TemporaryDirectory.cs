namespace Compat.Tests.AppHost;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("compat-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
