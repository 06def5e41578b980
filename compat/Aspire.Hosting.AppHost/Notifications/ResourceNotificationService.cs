using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Publishes the states of the resources and lets callers wait for them.</summary>
public class ResourceNotificationService : IDisposable
{
    // A reader that falls this many events behind misses the oldest of them.
    private const int ReaderCapacity = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResourceEvent> _current = [];
    private readonly List<Channel<ResourceEvent>> _readers = [];
    private readonly CancellationTokenSource _disposed = new();

    internal ResourceNotificationService()
    {
    }

    /// <summary>The present state of every replica, then each change.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = Channel.CreateBounded<ResourceEvent>(new BoundedChannelOptions(ReaderCapacity) { FullMode = BoundedChannelFullMode.DropOldest });
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        lock (_gate)
        {
            foreach (var known in _current.Values)
                reader.Writer.TryWrite(known);
            _readers.Add(reader);
        }

        try
        {
            await foreach (var change in reader.Reader.ReadAllAsync(linked.Token))
                yield return change;
        }
        finally
        {
            lock (_gate)
                _readers.Remove(reader);
        }
    }

    /// <summary>Waits until the resource is in a state, Running when null.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [string.IsNullOrEmpty(targetState) ? KnownResourceStates.Running : targetState], cancellationToken);

    /// <summary>Waits until the resource is in one of the states, and tells in which.</summary>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var change = await WaitForResourceAsync(
            resourceName, candidate => candidate.Snapshot.State is { } state && states.Contains(state.Text), cancellationToken);
        return change.Snapshot.State!.Text;
    }

    /// <summary>Waits for the first change of the resource, named or identified, that satisfies the predicate.</summary>
    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        ArgumentNullException.ThrowIfNull(predicate);
        await foreach (var change in WatchAsync(cancellationToken))
        {
            if (IsOf(change, resourceName) && predicate(change))
                return change;
        }

        throw new OperationCanceledException($"The application ended while '{resourceName}' was waited for.");
    }

    /// <summary>Waits until the resource runs and its health checks pass.</summary>
    /// <exception cref="DistributedApplicationException">It ended or failed to start.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, WaitBehavior.StopOnResourceUnavailable, cancellationToken);

    /// <inheritdoc cref="WaitForResourceHealthyAsync(string, CancellationToken)"/>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var change = await WaitForResourceAsync(
            resourceName,
            candidate => candidate.Snapshot.HealthStatus == HealthStatus.Healthy
                || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && IsUnavailable(candidate.Snapshot)),
            cancellationToken);

        return change.Snapshot.HealthStatus == HealthStatus.Healthy
            ? change
            : throw new DistributedApplicationException(
                $"The resource '{resourceName}' cannot become healthy: it is {change.Snapshot.State?.Text}"
                + (change.Snapshot.ExitCode is { } code ? $" with exit code {code}." : "."));
    }

    /// <summary>The last published state of a replica, by its id or, when it has one replica, by its name.</summary>
    public bool TryGetCurrentState(string resourceId, out ResourceEvent? resourceEvent)
    {
        lock (_gate)
            resourceEvent = _current.Values.FirstOrDefault(known => IsOf(known, resourceId));
        return resourceEvent is not null;
    }

    public void Dispose()
    {
        _disposed.Cancel();
        GC.SuppressFinalize(this);
    }

    internal static bool IsUnavailable(CustomResourceSnapshot snapshot) =>
        !snapshot.WillRestart
        && snapshot.State is { } state
        && (KnownResourceStates.TerminalStates.Contains(state.Text) || state.Text == KnownResourceStates.RuntimeUnhealthy);

    internal IReadOnlyList<ResourceEvent> Current()
    {
        lock (_gate)
            return [.. _current.Values];
    }

    internal void Publish(IResource resource, string resourceId, Func<CustomResourceSnapshot?, CustomResourceSnapshot> change)
    {
        lock (_gate)
        {
            var published = new ResourceEvent(resource, resourceId, change(_current.GetValueOrDefault(resourceId)?.Snapshot));
            _current[resourceId] = published;
            foreach (var reader in _readers)
                reader.Writer.TryWrite(published);
        }
    }

    private static bool IsOf(ResourceEvent change, string nameOrId) =>
        string.Equals(change.Resource.Name, nameOrId, StringComparison.OrdinalIgnoreCase)
        || string.Equals(change.ResourceId, nameOrId, StringComparison.OrdinalIgnoreCase);
}
