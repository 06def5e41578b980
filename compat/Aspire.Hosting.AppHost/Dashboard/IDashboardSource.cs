namespace Aspire.Hosting.Dashboard;

/// <summary>What the dashboard sees of the running application: its resources, their changes and their console output.</summary>
internal interface IDashboardSource
{
    /// <summary>The name of the application, for the page's title.</summary>
    string ApplicationName { get; }

    /// <summary>The present state of every resource; a replica is a resource of its own.</summary>
    IReadOnlyList<DashboardResource> Resources { get; }

    /// <summary>Every resource once as it is now, then each change of one as it happens. A slow reader misses intermediate states, never the last one.</summary>
    IAsyncEnumerable<DashboardResource> WatchAsync(CancellationToken cancellationToken);

    /// <summary>The latest console lines of a resource, oldest first; empty for a name that does not exist.</summary>
    IReadOnlyList<LogLine> RecentLogs(string resource);

    /// <summary>The recent lines of a resource, then new ones as they are written. A reader that falls behind misses the oldest.</summary>
    IAsyncEnumerable<LogLine> WatchLogsAsync(string resource, CancellationToken cancellationToken);
}
