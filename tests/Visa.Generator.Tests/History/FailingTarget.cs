using Visa.Generator.Output;

namespace Visa.Generator.Tests.History;

/// <summary>A target that breaks after so many files.</summary>
internal sealed class FailingTarget(IOutputTarget inner, int files) : IOutputTarget
{
    private int _left = files;

    public string Description => inner.Description;

    public Task<IReadOnlySet<string>> ListAsync(string prefix, CancellationToken cancellationToken) => inner.ListAsync(prefix, cancellationToken);

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) => inner.ReadAsync(key, cancellationToken);

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _left) < 0 ? throw new IOException("No space left on device") : inner.WriteAsync(key, content, cancellationToken);
}
