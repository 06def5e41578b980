using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;

namespace Aspire.Hosting.Running;

/// <summary>Shows the running application to the dashboard.</summary>
internal sealed class DashboardSource(
    string applicationName, ResourceNotificationService notifications, ResourceLoggerService loggers) : IDashboardSource
{
    public string ApplicationName { get; } = applicationName;

    public IReadOnlyList<DashboardResource> Resources => [.. notifications.Current().Select(Row)];

    public async IAsyncEnumerable<DashboardResource> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
            yield return Row(change);
    }

    public IReadOnlyList<Dashboard.LogLine> RecentLogs(string resource) => loggers.FindBuffer(resource)?.Recent() ?? [];

    public IAsyncEnumerable<Dashboard.LogLine> WatchLogsAsync(string resource, CancellationToken cancellationToken) =>
        loggers.FindBuffer(resource)?.FollowAsync(cancellationToken) ?? AsyncEnumerable.Empty<Dashboard.LogLine>();

    private static DashboardResource Row(ResourceEvent change)
    {
        var snapshot = change.Snapshot;
        var replicas = change.Resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        return new DashboardResource(
            replicas == 1 ? change.Resource.Name : change.ResourceId,
            snapshot.ResourceType,
            snapshot.State?.Text ?? KnownResourceStates.NotStarted,
            snapshot.HealthStatus?.ToString(),
            [.. snapshot.Urls.Select(url => url.Url)],
            snapshot.ProcessId,
            snapshot.StartTimeStamp is { } started ? new DateTimeOffset(started, TimeSpan.Zero) : null,
            snapshot.RestartCount,
            snapshot.ExitCode);
    }
}
