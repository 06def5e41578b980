using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Compat.Tests.AppHost;

internal static class ApplicationLogs
{
    public static IAsyncEnumerable<IReadOnlyList<LogLine>> LogsOf(this DistributedApplication app, string resource) =>
        app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(resource);
}
