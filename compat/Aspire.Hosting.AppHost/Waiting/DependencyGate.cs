using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Waiting;

/// <summary>Holds a resource back until what it waits for has come about.</summary>
/// <param name="notifications">Where the states are published.</param>
/// <param name="replicasOf">The replica ids of a resource; none for a resource without processes, which is always ready.</param>
internal sealed class DependencyGate(ResourceNotificationService notifications, Func<IResource, IReadOnlyList<string>> replicasOf)
{
    /// <exception cref="DistributedApplicationException">It cannot come about any more.</exception>
    public Task PassAsync(IResource resource, CancellationToken cancellationToken) => Task.WhenAll(
        from wait in resource.Annotations.OfType<WaitAnnotation>()
        from replica in replicasOf(wait.Resource)
        select WaitAsync(wait, replica, cancellationToken));

    private Task WaitAsync(WaitAnnotation wait, string replica, CancellationToken cancellationToken) => wait.Type switch
    {
        WaitType.Completed => CompletedAsync(wait, replica, cancellationToken),
        WaitType.Started => RunningAsync(wait, replica, snapshot => snapshot.State?.Text == KnownResourceStates.Running, cancellationToken),
        _ => RunningAsync(wait, replica, snapshot => snapshot.HealthStatus == HealthStatus.Healthy, cancellationToken),
    };

    private async Task RunningAsync(
        WaitAnnotation wait, string replica, Func<CustomResourceSnapshot, bool> isReady, CancellationToken cancellationToken)
    {
        var change = await notifications.WaitForResourceAsync(
            replica,
            candidate => isReady(candidate.Snapshot) || ResourceNotificationService.IsUnavailable(candidate.Snapshot),
            cancellationToken);

        if (!isReady(change.Snapshot))
        {
            throw new DistributedApplicationException(
                $"it waits for '{wait.Resource.Name}', which is {change.Snapshot.State?.Text}{ExitCode(change.Snapshot)}.");
        }
    }

    private async Task CompletedAsync(WaitAnnotation wait, string replica, CancellationToken cancellationToken)
    {
        var change = await notifications.WaitForResourceAsync(
            replica,
            candidate => !candidate.Snapshot.WillRestart && KnownResourceStates.TerminalStates.Contains(candidate.Snapshot.State?.Text),
            cancellationToken);

        var snapshot = change.Snapshot;
        if (snapshot.State?.Text == KnownResourceStates.FailedToStart || snapshot.ExitCode != wait.ExitCode)
        {
            throw new DistributedApplicationException(
                $"it waits for '{wait.Resource.Name}' to end with exit code {wait.ExitCode}; that is {snapshot.State?.Text}{ExitCode(snapshot)}.");
        }
    }

    private static string ExitCode(CustomResourceSnapshot snapshot) => snapshot.ExitCode is { } code ? $" with exit code {code}" : "";
}
