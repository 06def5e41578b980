using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Pages.Grids;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Pages;

public sealed partial class GridTableTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Render_Near_NamesAndLinksEveryCell()
    {
        var html = await RenderAsync(isFar: false);

        Assert.Contains("href=\"/steps/11\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"load: up for retry, 5.0 s, attempt 2\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"[2026-03-01, 2026-03-02) failed, 10.0 s (backfill &lt;key&gt;)\"", html, StringComparison.Ordinal);
        Assert.Contains("not in this run", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Far_LinksColumnsOnly()
    {
        var html = await RenderAsync(isFar: true);

        Assert.DoesNotContain("/steps/", html, StringComparison.Ordinal);
        Assert.Single(RunLink().Matches(html));
    }

    private static async Task<string> RenderAsync(bool isFar)
    {
        var run = new GridRun(1, "dag", "<key>", RunKind.Backfill, new DataInterval(Start, Start.AddDays(1)), RunState.Failed, Start, Start, Start.AddSeconds(10));
        var cells = new Dictionary<long, IReadOnlyList<GridCell?>> { [1] = [new GridCell(11, StepState.UpForRetry, 2, 5), null] };
        var grid = new GridView("dag", [new GridStep("load", "run", []), new GridStep("new", "run", [])], [run], cells);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Grid"] = grid, ["Now"] = Start, ["IsFar"] = isFar });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<GridTable>(parameters)).ToHtmlString());
    }

    [GeneratedRegex("href=\"/runs/1\"")]
    private static partial Regex RunLink();
}
