using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Projects;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Running;

/// <summary>Publishes what becomes of one replica.</summary>
internal sealed class ReplicaState(RunContext run, ProjectResource resource, string id)
{
    private readonly Lock _gate = new();
    private bool _running;
    private DateTimeOffset? _healthySince;

    public string Id { get; } = id;

    public void Announce() => run.Notifications.Publish(resource, Id, _ => new CustomResourceSnapshot
    {
        ResourceType = "Project",
        Properties = [new(KnownProperties.ProjectPath, ProjectOutput.MetadataOf(resource).ProjectPath)],
        State = KnownResourceStates.NotStarted,
        HealthReports = [.. Checks().Select(check => new HealthReportSnapshot(check.Key, null, null, null))],
        Urls = [.. resource.Endpoints()
            .Select(endpoint => new UrlSnapshot(endpoint.Name, new EndpointReference(resource, endpoint.Name).Url, IsInternal: false))],
    });

    public void Waiting() => Publish(snapshot => snapshot with
    {
        State = resource.Annotations.OfType<WaitAnnotation>().Any() ? KnownResourceStates.Waiting : KnownResourceStates.Starting,
        ExitCode = null,
        RestartCount = 0,
        WillRestart = false,
    });

    public void Starting() => Publish(snapshot => snapshot with { State = KnownResourceStates.Starting });

    public void Running(int processId)
    {
        lock (_gate)
        {
            _running = true;
            _healthySince = Checks().Any() ? null : run.Time.GetUtcNow();
            Publish(snapshot => snapshot with
            {
                State = KnownResourceStates.Running,
                StartTimeStamp = run.Time.GetUtcNow().UtcDateTime,
                StopTimeStamp = null,
                ExitCode = null,
                WillRestart = false,
                Properties = Without(snapshot, KnownProperties.ProcessId).Add(new(KnownProperties.ProcessId, processId)),
                HealthReports = [.. snapshot.HealthReports.Select(report => report with { Status = null })],
            });
        }
    }

    public void Health(IReadOnlyList<HealthReportSnapshot> reports)
    {
        lock (_gate)
        {
            if (!_running)
                return;
            _healthySince = reports.All(report => report.Status == HealthStatus.Healthy) ? _healthySince ?? run.Time.GetUtcNow() : null;
            Publish(snapshot => snapshot with { HealthReports = [.. reports] });
        }
    }

    public void Stopping() => Publish(snapshot => snapshot with { State = KnownResourceStates.Stopping });

    /// <returns>How long the process had been healthy without a break.</returns>
    public TimeSpan Ended(int exitCode, bool willRestart)
    {
        lock (_gate)
        {
            _running = false;
            var healthyFor = _healthySince is { } since ? run.Time.GetUtcNow() - since : TimeSpan.Zero;
            Publish(snapshot => snapshot with
            {
                State = exitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited,
                ExitCode = exitCode,
                StopTimeStamp = run.Time.GetUtcNow().UtcDateTime,
                WillRestart = willRestart,
                RestartCount = snapshot.RestartCount + (willRestart ? 1 : 0),
                Properties = Without(snapshot, KnownProperties.ProcessId),
            });
            return healthyFor;
        }
    }

    /// <summary>The replica was told to stop while no process of it ran.</summary>
    public void StoppedBeforeStart() => Publish(snapshot => snapshot with
    {
        State = snapshot.ExitCode is null ? KnownResourceStates.NotStarted : KnownResourceStates.Exited,
        WillRestart = false,
    });

    public void FailedToStart() => Publish(snapshot => snapshot with { State = KnownResourceStates.FailedToStart, WillRestart = false });

    private IEnumerable<HttpHealthCheckAnnotation> Checks() => resource.Annotations.OfType<HttpHealthCheckAnnotation>();

    private void Publish(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) =>
        run.Notifications.Publish(resource, Id, snapshot => change(snapshot!));

    private static ImmutableArray<ResourcePropertySnapshot> Without(CustomResourceSnapshot snapshot, string property) =>
        snapshot.Properties.RemoveAll(candidate => candidate.Name == property);
}
