using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Aspire.Hosting.Logs;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives the console output of the resources.</summary>
public class ResourceLoggerService
{
    private readonly ConcurrentDictionary<string, ConsoleBuffer> _buffers = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _time;

    internal ResourceLoggerService(TimeProvider time) => _time = time;

    /// <summary>The kept lines of all replicas of a resource, then new ones as they come.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return WatchAsync(resource.Name);
    }

    /// <summary>The kept lines of a replica by its id, or of all replicas by the resource's name; then new ones as they come.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        return FollowAsync(Buffer(resourceName));
    }

    internal ConsoleBuffer Buffer(string name) => _buffers.GetOrAdd(name, _ => new ConsoleBuffer(_time));

    internal ConsoleBuffer? FindBuffer(string name) => _buffers.GetValueOrDefault(name);

    /// <summary>Makes a replica's lines known under its id too.</summary>
    internal void Alias(string name, string id) => _buffers[id] = Buffer(name);

    private static async IAsyncEnumerable<IReadOnlyList<LogLine>> FollowAsync(
        ConsoleBuffer buffer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in buffer.FollowAsync(cancellationToken))
            yield return [new LogLine((int)line.Sequence, line.Text, line.IsError)];
    }
}
