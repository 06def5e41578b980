using Visa.Generator.Output;

namespace Visa.Benchmarks.Generation;

/// <summary>Takes files and keeps none: what is measured is the making.</summary>
internal sealed class DiscardTarget : IOutputTarget
{
    public string Description => "nowhere";

    public Task<IReadOnlySet<string>> ListAsync(string prefix, CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Task.CompletedTask;
}
