using System.Diagnostics;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Dashboard.Pages;

public sealed class BrowserTests
{
    private const string Markup = "<img src=x onerror=alert(1)>";
    private const string Escaped = "&lt;img src=x onerror=alert(1)&gt;";

    [SkippableTheory]
    [InlineData("/", "consumer")]
    [InlineData("/console/consumer", Escaped)]
    [InlineData("/traces/{trace}", Escaped)]
    [InlineData("/traces/detail/{trace}", Escaped)]
    [InlineData("/metrics", Escaped)]
    public async Task Page_WithMarkupFromOutside_ShowsItAsText(string path, string shown)
    {
        Skip.If(Chromium.Path is null, "Needs Chromium: apt-get install chromium");
        var source = new FakeDashboardSource { Resources = [new DashboardResource("consumer", "Project", "Running", "Healthy", ["javascript:alert(1)"], 1, null, 0, null)] };
        source.SetLines("consumer", new LogLine(1, DateTimeOffset.UnixEpoch, true, $"\u001b[31m{Markup}\u001b[0m"));
        await using var dashboard = await RunningDashboard.StartAsync(source);
        var traceId = SendMarkup(dashboard);
        await dashboard.WaitForAsync("/api/traces", all => all.GetProperty("kept").GetInt32() == 1);
        var page = Uri.EscapeDataString(path.Replace("{trace}", traceId, StringComparison.Ordinal));

        var document = await Chromium.DumpAsync(new Uri(dashboard.Host.LoginUrl, $"{dashboard.Host.LoginUrl.Query}&returnUrl={page}"));

        Assert.Contains("class=\"live good\"", document, StringComparison.Ordinal);
        Assert.Contains(shown, document, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=\"x\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", document, StringComparison.Ordinal);
    }

    private static string SendMarkup(RunningDashboard dashboard)
    {
        using var service = new ExportingService("consumer", dashboard);
        service.Meter.CreateCounter<int>("count", Markup, Markup).Add(1, new KeyValuePair<string, object?>("tag", Markup));
        service.NewLogger("Shards").LogError("{Text}", Markup);
        using var span = service.Activities.StartActivity(Markup)!;
        span.SetTag("html", Markup).SetStatus(ActivityStatusCode.Error, Markup);
        return span.TraceId.ToHexString();
    }
}
