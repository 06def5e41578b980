using Visa.Scoring.Registry;

namespace Visa.Scoring.Tests.Registry;

internal sealed class MemoryModelObjects : IModelObjects
{
    private readonly SortedDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

    /// <summary>Runs before each write, as another writer would.</summary>
    public Action<string> BeforeWrite { get; set; } = _ => { };

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        lock (_objects) return Task.FromResult(_objects.GetValueOrDefault(key));
    }

    public Task<bool> WriteNewAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        BeforeWrite(key);
        lock (_objects) return Task.FromResult(_objects.TryAdd(key, content.ToArray()));
    }

    public Task<IReadOnlyList<string>> ListAsync(string prefix, string after, CancellationToken cancellationToken)
    {
        lock (_objects)
        {
            return Task.FromResult<IReadOnlyList<string>>(
                [.. _objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0)]);
        }
    }

    public void Put(string key, byte[] content)
    {
        lock (_objects) _objects[key] = content;
    }

    public void Delete(string key)
    {
        lock (_objects) _objects.Remove(key);
    }
}
