using Microsoft.Playwright;
using Visa.Orchestrator.Storage;
using Visa.Orchestrator.Tests.Api;

namespace Visa.Orchestrator.Tests.Pages;

/// <summary>One orchestrator and one browser for all tests of pages; each test has a context of its own, signed in.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public const int ManyRuns = 8_000;

    /// <summary>The first hour of "many".</summary>
    public static readonly DateTimeOffset ManyFrom = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("VISA_SCREENSHOTS");

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    internal BrowserDags Dags { get; } = new();

    internal RunningOrchestrator Orchestrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        Orchestrator = await RunningOrchestrator.StartAsync(Dags.All);
        await FillAsync(Orchestrator.Service<IDatabase>());
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        await _browser.DisposeAsync();
        _playwright.Dispose();
        Dags.OpenGate();
        await Orchestrator.DisposeAsync();
    }

    /// <summary>A page of somebody who has every role, or those given; whatever the browser complains of ends up in its <see cref="BrowserPage.Complaints"/>.</summary>
    internal async Task<BrowserPage> OpenAsync(string path = "/", bool hasScripts = true, int width = 1280, string[]? roles = null)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Orchestrator.Url.ToString(), JavaScriptEnabled = hasScripts, ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        var page = new BrowserPage(context, await context.NewPageAsync(), Screenshots);
        if (roles is null)
        {
            await page.Page.GotoAsync($"/login?t={RunningOrchestrator.LoginToken}&returnUrl={Uri.EscapeDataString(path)}");
        }
        else
        {
            var (name, value) = Orchestrator.CookieOf("somebody", roles);
            await context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = Orchestrator.Url.ToString() }]);
            await page.Page.GotoAsync(path);
        }

        return page;
    }

    private static Task<int> FillAsync(IDatabase database) => database.WriteAsync("fill", async session =>
    {
        await session.ExecuteAsync(
            """
            INSERT INTO run (dag, run_key, kind, interval_start, interval_end, state, priority, sort_at, version_hash, trace_parent, created_by, created_at, started_at, ended_at)
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @last)
            SELECT 'many', 'I:' || i, 0, @from + i * @hour, @from + (i + 1) * @hour, CASE WHEN i % 97 = 0 THEN 21 ELSE 20 END, 10, @from + i * @hour, 'v', '00-0-0-01', 'fill',
                @from + (i + 1) * @hour, @from + (i + 1) * @hour, @from + (i + 1) * @hour + (i % 50 + 1) * 10000000 FROM n
            """, ("@last", ManyRuns - 1), ("@from", ManyFrom.UtcTicks), ("@hour", TimeSpan.TicksPerHour));
        return await session.ExecuteAsync(
            """
            INSERT INTO step (run_id, dag, name, map_index, state, attempt, ready_at, started_at, ended_at)
            SELECT r.id, 'many', names.name, -1, CASE WHEN names.name = 'first' OR r.state = 20 THEN 20 WHEN names.name = 'second' THEN 21 ELSE 20 END, 1, r.started_at, r.started_at, r.ended_at
            FROM run r, (SELECT 'first' AS name UNION ALL SELECT 'second' UNION ALL SELECT 'third') names WHERE r.dag = 'many'
            """);
    }, CancellationToken.None);
}
