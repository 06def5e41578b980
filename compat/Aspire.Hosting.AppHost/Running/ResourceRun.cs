using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Ports;

namespace Aspire.Hosting.Running;

/// <summary>One resource's replicas and what listens in front of them.</summary>
internal sealed class ResourceRun(ProjectResource resource, IReadOnlyList<ReplicaRun> replicas, IReadOnlyList<TcpRelay> relays)
{
    public ProjectResource Resource { get; } = resource;

    public IReadOnlyList<string> Ids { get; } = [.. replicas.Select(replica => replica.Id)];

    public void Announce()
    {
        foreach (var replica in replicas)
            replica.Announce();
    }

    /// <summary>Starts the replicas, or the one that is named; false when none was to be started.</summary>
    public bool Start(string? id = null) => Select(id).Select(replica => replica.Start()).ToList().Contains(true);

    public Task StopAsync(string? id = null) => Task.WhenAll(Select(id).Select(replica => replica.StopAsync()));

    public async ValueTask CloseAsync()
    {
        foreach (var relay in relays)
            await relay.DisposeAsync();
        foreach (var replica in replicas)
            replica.Dispose();
    }

    private IEnumerable<ReplicaRun> Select(string? id) => replicas.Where(replica => id is null || replica.Id == id);
}
