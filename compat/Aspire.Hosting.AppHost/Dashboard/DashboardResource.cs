namespace Aspire.Hosting.Dashboard;

/// <summary>One row of the dashboard's resource list.</summary>
/// <param name="Name">The resource's name; of a replica with its suffix (<c>consumer-abcdefgh</c>).</param>
/// <param name="Type">The resource's type, such as <c>Project</c> or <c>Parameter</c>.</param>
/// <param name="State">One of the known resource states.</param>
/// <param name="HealthStatus"><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>; null while not running.</param>
/// <param name="Urls">The addresses it is reached at.</param>
/// <param name="ProcessId">The operating system's process id while it runs.</param>
/// <param name="StartedAt">When the present process began.</param>
/// <param name="RestartCount">How often it was restarted after a crash.</param>
/// <param name="ExitCode">The exit code of the last process that ended.</param>
internal sealed record DashboardResource(
    string Name,
    string Type,
    string State,
    string? HealthStatus,
    IReadOnlyList<string> Urls,
    int? ProcessId,
    DateTimeOffset? StartedAt,
    int RestartCount,
    int? ExitCode);
