using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Aspire.Hosting.Dashboard;

namespace Compat.Tests.Dashboard;

/// <summary>An application whose resources and console lines a test sets.</summary>
internal sealed class FakeDashboardSource : IDashboardSource
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<LogLine>> _lines = new();

    public string ApplicationName { get; init; } = "Visa";

    public IReadOnlyList<DashboardResource> Resources { get; set; } = [];

    public IReadOnlyList<LogLine> RecentLogs(string resource) => _lines.GetValueOrDefault(resource, []);

    public void SetLines(string resource, params LogLine[] lines) => _lines[resource] = lines;

    public async IAsyncEnumerable<DashboardResource> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var resource in Resources)
            yield return resource;
    }

    public async IAsyncEnumerable<LogLine> WatchLogsAsync(string resource, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var line in RecentLogs(resource))
            yield return line;
    }
}
