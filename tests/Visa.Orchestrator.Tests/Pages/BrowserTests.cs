using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visa.ServiceDefaults.Authentication;
using static Microsoft.Playwright.Assertions;

namespace Visa.Orchestrator.Tests.Pages;

/// <summary>Walks the pages and the actions as a person does, with a real browser.</summary>
public sealed partial class BrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        Skip.If(Chromium.Path is null, "Needs Chromium: apt-get install chromium");
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task Pause_AndUnpause_AreConfirmedShownAndAudited()
    {
        await using var page = await fixture.OpenAsync();
        await Expect(page.Row("healing")).ToContainTextAsync("payments-team");
        await Expect(page.Row("filling")).ToContainTextAsync("0 0 * * *");
        await page.ShootAsync("dags");

        await page.ClickAsync("Pause filling");
        await page.Page.GetByLabel("Reason").FillAsync("a holiday");
        await page.PressAsync("Pause");
        await Expect(page.Page.GetByText("paused by local")).ToBeVisibleAsync();
        await page.ClickAsync("Unpause filling");
        await Expect(page.Page.GetByText("Its catch-up is none")).ToBeVisibleAsync();
        await page.PressAsync("Unpause");
        await Expect(page.Page.GetByText("paused by local")).ToHaveCountAsync(0);

        await page.GoAsync("/audit");
        await Expect(page.Row("a holiday")).ToContainTextAsync("pause");
        await page.ShootAsync("audit");
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Trigger_WithParameters_AnswersBadOnesAndRunsWithGoodOnes()
    {
        await using var page = await fixture.OpenAsync("/dags/asking/trigger");
        await page.Page.GetByLabel("country").FillAsync(BrowserDags.Markup);
        await page.Page.GetByLabel("limit").FillAsync("many");
        await page.Page.GetByLabel("isDry").UncheckAsync();
        await page.PressAsync("Trigger");

        await Expect(page.Problem).ToContainTextAsync("'limit' is a number, such as 10; 'many' is not.");
        await Expect(page.Page.GetByLabel("country")).ToHaveValueAsync(BrowserDags.Markup);
        await Expect(page.Page.GetByLabel("isDry")).Not.ToBeCheckedAsync();
        await page.ShootAsync("problem");
        await page.Page.GetByLabel("limit").FillAsync("25");
        await page.Page.GetByLabel("tags").FillAsync("[\"a\", \"b\"]");
        await page.PressAsync("Trigger");

        await Expect(page.State).ToHaveTextAsync("succeeded");
        await page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "answer" }).ClickAsync();
        await Expect(page.Page.Locator("pre.json").First).ToContainTextAsync("\"limit\": 25");
        await Expect(page.Page.Locator("pre.json").First).ToContainTextAsync("\"isDry\": false");
        await Expect(page.Page.Locator("img")).ToHaveCountAsync(0);
        await page.ShootAsync("step");
        await page.GoAsync("/assets");
        await Expect(page.Row("answers").First).ToContainTextAsync("asking");
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task FailedRun_ClearedFromItsPage_Heals()
    {
        fixture.Dags.IsPoisoned = true;
        await using var page = await fixture.OpenAsync("/dags/healing/trigger");
        await page.PressAsync("Trigger");
        await Expect(page.State).ToHaveTextAsync("failed");
        await page.ShootAsync("failed");
        await Expect(page.Page.Locator(".node.s-failed")).ToContainTextAsync("load");
        await Expect(page.Page.Locator(".node.s-upstream-failed")).ToContainTextAsync("report");
        await Expect(page.Page.Locator(".node.s-succeeded", new PageLocatorOptions { HasText = "each" })).ToContainTextAsync("3 of 3 items");

        await page.Page.Locator(".node.s-failed").ClickAsync();
        await Expect(page.Region("Error")).ToContainTextAsync($"the table is locked {BrowserDags.Markup}");
        await Expect(page.Region("Attempts").Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Region("Parts")).ToContainTextAsync("1,234");
        await Expect(page.Region("Log")).ToContainTextAsync("attempt 2");
        await Expect(page.Link("0000000000000000")).ToHaveCountAsync(0);
        Assert.StartsWith("http://traces.example/traces/", await page.Region("The step").Locator("a[href^=http]").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.ShootAsync("step");
        await page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "all of it as text" }).ClickAsync();
        await Expect(page.Page.Locator("body")).ToContainTextAsync("1.2 loading");
        await page.Page.GoBackAsync();

        fixture.Dags.IsPoisoned = false;
        await page.ClickAsync("Retry");
        await Expect(page.Page.GetByLabel("'load' and all after it")).ToBeCheckedAsync();
        await Expect(page.Row("failed")).ToContainTextAsync("load, report, clean-up");
        await page.Page.GetByLabel("'load' alone").CheckAsync();
        await page.PressAsync("Preview");
        await Expect(page.Button("Run 1 step again")).ToBeVisibleAsync();
        await page.Page.GetByLabel("'load' and all after it").CheckAsync();
        await page.PressAsync("Preview");
        await page.ShootAsync("clear");
        await page.Page.GetByLabel("Reason").FillAsync("the lock is gone");
        await page.PressAsync("Run 3 steps again");

        await Expect(page.State).ToHaveTextAsync("succeeded");
        await Expect(page.Region("Steps")).ToContainTextAsync("1 of generation 2");
        await Expect(page.Region("What people did")).ToContainTextAsync("the lock is gone");
        await page.ClickAsync("Timeline");
        await Expect(page.Page.Locator(".lane .bar-of.s-succeeded").First).ToBeVisibleAsync();
        await page.ShootAsync("timeline");
        await Expect(page.Page.Locator("img")).ToHaveCountAsync(0);
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task FailedStep_MarkedAsSucceeded_LetsTheRunGoOn()
    {
        fixture.Dags.IsPoisoned = true;
        await using var page = await fixture.OpenAsync("/dags/healing/trigger");
        await page.PressAsync("Trigger");
        await Expect(page.State).ToHaveTextAsync("failed");
        await page.Page.Locator(".node.s-failed").ClickAsync();

        await page.ClickAsync("Mark succeeded");
        await Expect(page.Page.GetByText("After it: report, clean-up")).ToBeVisibleAsync();
        await page.PressAsync("Mark as succeeded");

        await Expect(page.State).ToHaveTextAsync("succeeded");
        await Expect(page.Page.Locator(".why")).ToHaveTextAsync("It was marked as succeeded by local.");
        await page.Page.Locator(".tabs a").Nth(1).ClickAsync();
        await Expect(page.State).ToHaveTextAsync("succeeded");
        await page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "report" }).ClickAsync();
        await page.ClickAsync("Mark failed");
        await page.PressAsync("Mark as failed");
        await Expect(page.State).ToHaveTextAsync("failed");
        await page.Page.Locator(".tabs a").Nth(1).ClickAsync();
        await page.ClickAsync("Mark succeeded");
        await Expect(page.Page.Locator("main li")).ToContainTextAsync(["report"]);
        await page.PressAsync("Mark as succeeded");
        await Expect(page.State).ToHaveTextAsync("succeeded");
        await Expect(page.Region("What people did")).ToContainTextAsync("mark run succeeded");
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task GoingOn_IsFollowedWithoutReloading_AndCancelled()
    {
        fixture.Dags.CloseGate();
        await using var page = await fixture.OpenAsync("/dags/going-on/trigger");
        await page.PressAsync("Trigger");
        await Expect(page.State).ToHaveTextAsync("running");
        await page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "work" }).ClickAsync();
        await page.Page.EvaluateAsync("window.isTheSamePage = true");
        await Expect(page.Region("Log")).ToContainTextAsync("line 3");
        await Expect(page.Page.Locator(".why")).ToContainTextAsync("It runs on");
        await page.ShootAsync("log");
        await using var pools = await fixture.OpenAsync("/pools");
        await Expect(pools.Row("glue")).ToContainTextAsync("work of M:");
        await pools.ShootAsync("pools");

        await using var other = await fixture.OpenAsync("/runs?state=Running");
        await other.Row("going-on").Locator("a").Last.ClickAsync();
        await other.ClickAsync("Cancel");
        await other.ShootAsync("cancel");
        await other.PressAsync("Cancel the run");
        await Expect(other.State).ToHaveTextAsync("cancelled");

        await Expect(page.State).ToHaveTextAsync("cancelled");
        Assert.True(await page.Page.EvaluateAsync<bool>("window.isTheSamePage === true"));
        Assert.Empty(page.Complaints);
        Assert.Empty(other.Complaints);
    }

    [SkippableFact]
    public async Task Backfill_PreviewedStartedAndCancelled_ShowsItsProgress()
    {
        fixture.Dags.CloseGate();
        await using var page = await fixture.OpenAsync("/dags/filling/backfills");
        await page.ClickAsync("Backfill");
        await page.Page.GetByLabel("From, UTC").FillAsync("2026-03-01T00:00");
        await page.Page.GetByLabel("To, UTC").FillAsync("2026-02-01T00:00");
        await page.PressAsync("Preview");
        await Expect(page.Problem).ToContainTextAsync("from an earlier time to a later one");
        await page.Page.GetByLabel("To, UTC").FillAsync("2026-04-01T00:00");
        await page.Page.GetByLabel("Runs at once").FillAsync("4");
        await page.PressAsync("Preview");
        await page.ShootAsync("preview");
        await page.PressAsync("Start 31 runs");

        await Expect(page.Page.GetByText(ThirtyEnded())).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Page.Locator(".strip .cell.s-succeeded")).ToHaveCountAsync(30);
        await Expect(page.Page.Locator(".strip .cell.s-running")).ToHaveCountAsync(1);
        await page.ShootAsync("progress");
        await page.ClickAsync("Cancel");
        await page.PressAsync("Cancel the backfill");
        await Expect(page.Page.Locator(".strip .cell.s-cancelled")).ToHaveCountAsync(1);

        await page.GoAsync("/dags/filling/backfill?from=2026-03-01&to=2026-04-01&reprocess=Failed&most=2");
        await Expect(page.Page.GetByText("0 to be made, 1 to run again, 30 left as they are; 2 at once.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByLabel("From, UTC")).ToHaveValueAsync("2026-03-01T00:00");
        fixture.Dags.OpenGate();
        await page.PressAsync("Start 1 run");
        await Expect(page.Page.GetByText("1 of 1 ended")).ToBeVisibleAsync();
        await page.ShootAsync("backfills");
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Grid_OverThousandsOfRuns_PagesZoomsAndJumps()
    {
        await using var page = await fixture.OpenAsync("/dags/many");
        var runs = page.Page.Locator(".grid thead a");
        await Expect(runs).ToHaveCountAsync(25);
        await Expect(page.Page.Locator(".grid tbody a.cell")).ToHaveCountAsync(75);
        Assert.Contains("[2025-11-30 07:00, 08:00)", await runs.Last.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await page.ShootAsync("near");
        await page.ClickAsync("Older");
        Assert.Contains("[2025-11-29 06:00, 07:00)", await runs.Last.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await page.ClickAsync("Newer");
        Assert.Contains("[2025-11-30 07:00, 08:00)", await runs.Last.GetAttributeAsync("aria-label"), StringComparison.Ordinal);

        await page.ClickAsync("400 runs");
        await Expect(runs).ToHaveCountAsync(400);
        await page.ShootAsync("far");
        await page.Page.GetByLabel("Up to").FillAsync("2025-01-03T00:00");
        await page.PressAsync("Show");
        await Expect(runs).ToHaveCountAsync(48);
        await page.ClickAsync("100 runs");
        await page.Page.GetByLabel("Up to").FillAsync("2025-01-02T00:00");
        await page.PressAsync("Show");
        await Expect(runs).ToHaveCountAsync(24);
        await page.Page.Locator(".grid tbody a.cell.s-failed").First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("second");

        await page.GoAsync("/dags/many/runs?state=Failed");
        await Expect(page.Page.Locator("tbody tr")).ToHaveCountAsync(50);
        await page.ClickAsync("Older");
        await Expect(page.Page.Locator("tbody tr")).ToHaveCountAsync((BrowserFixture.ManyRuns / 97) + 1 - 50);
        await page.ShootAsync("runs");
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Calendar_Day_LeadsToItsRuns()
    {
        await using var page = await fixture.OpenAsync("/dags/many");
        await page.ClickAsync("Calendar");
        await Expect(page.Page.Locator("table.month")).ToHaveCountAsync(11);
        var failed = page.Link("2025-01-01: 23 succeeded, 1 failed");
        await Expect(failed).ToHaveClassAsync(new Regex("s-failed"));
        await Expect(page.Link("2025-01-02: 24 succeeded")).ToHaveClassAsync(new Regex("s-succeeded"));
        await page.ShootAsync("year");

        await failed.ClickAsync();

        var runs = page.Page.Locator(".grid thead a");
        await Expect(runs).ToHaveCountAsync(24);
        Assert.Contains("[2025-01-01 23:00, 2025-01-02 00:00)", await runs.Last.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Pool_ChangedByAnAdmin_HasTheSlots()
    {
        await using var page = await fixture.OpenAsync("/pools");
        await page.ClickAsync("Change redshift");
        await page.Page.GetByLabel("Slots").FillAsync("7");
        await page.PressAsync("Change");
        await Expect(page.Row("redshift").Locator("td.figure").First).ToHaveTextAsync("7");

        await page.ClickAsync("Schedulers");
        await Expect(page.Row(Environment.MachineName).First).ToContainTextAsync("schedules");
        await page.ShootAsync("schedulers");
        await page.ClickAsync("Alerts");
        await Expect(page.Heading).ToHaveTextAsync("Alerts");
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Actions_WithoutScripts_WorkToo()
    {
        fixture.Dags.IsPoisoned = true;
        await using var page = await fixture.OpenAsync("/dags/healing/trigger", hasScripts: false);
        await page.PressAsync("Trigger");
        await Until(page, "failed");
        fixture.Dags.IsPoisoned = false;

        await page.ClickAsync("Retry what failed");
        await page.PressAsync("Run 3 steps again");

        await Until(page, "succeeded");
        await page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "load" }).ClickAsync();
        await Expect(page.Region("Log")).ToContainTextAsync("generation 2");

        static async Task Until(BrowserPage page, string state)
        {
            while (await page.State.TextContentAsync() != state)
            {
                await page.Page.ReloadAsync();
            }
        }
    }

    [SkippableFact]
    public async Task Viewer_SeesEverythingAndIsOfferedNoAction()
    {
        await using var page = await fixture.OpenAsync("/dags/many", roles: [Roles.Viewer]);

        await Expect(page.Page.Locator(".grid")).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".actions a")).ToHaveCountAsync(0);
        foreach (var path in (string[])["/dags/many/trigger", "/dags/many/pause", "/dags/many/backfill", "/runs/1/clear", "/runs/1/cancel", "/runs/1/mark", "/steps/1/mark", "/pools/glue"])
        {
            await page.GoAsync(path);
            Assert.Equal("/denied", new Uri(page.Page.Url).AbsolutePath);
        }
    }

    [SkippableFact]
    public async Task EveryPage_InAPhonesWindow_FitsAndNamesItsControls()
    {
        await using var page = await fixture.OpenAsync("/dags/asking/trigger", width: 390);
        await page.PressAsync("Trigger");
        await Expect(page.State).ToHaveTextAsync("succeeded");
        var run = new Uri(page.Page.Url).AbsolutePath;
        var step = await page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "answer" }).GetAttributeAsync("href");
        string[] paths =
        [
            "/", "/runs", "/pools", "/schedulers", "/assets", "/alerts", "/audit", "/dags/many", "/dags/many?count=400", "/dags/many/graph", "/dags/many/runs", "/dags/many/calendar", "/dags/many/backfills",
            "/dags/many/trigger", "/dags/many/pause", "/dags/many/backfill?from=2026-01-01&to=2026-01-03", run, $"{run}/timeline", $"{run}/clear?scope=Run", $"{run}/mark?to=failed", step!, $"{step}/mark?to=failed", "/pools/glue",
            "/runs/987654321", "/dags/none",
        ];
        foreach (var path in paths)
        {
            await page.GoAsync(path);

            Assert.Equal(1, await page.Heading.CountAsync());
            var overflow = await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{path} is {overflow} pixels too wide");
            var unnamed = await page.Page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea')]
                  .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length)).map(e => e.outerHTML)
                """);
            Assert.Empty(unnamed);
            await page.ShootAsync($"{path.Replace('/', '_').Replace('?', '_')}");
        }

        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Keyboard_ReachesAnActionAndDoesIt()
    {
        fixture.Dags.OpenGate();
        await using var page = await fixture.OpenAsync("/dags/going-on");
        await TabToAsync(page, "Trigger");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading).ToHaveTextAsync("Trigger going-on");
        await page.Page.GetByLabel("Reason").FocusAsync();
        await TabToAsync(page, "Trigger");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.State).ToHaveTextAsync("succeeded");

        static async Task TabToAsync(BrowserPage page, string text)
        {
            for (var presses = 0; presses < 60; presses++)
            {
                await page.Page.Keyboard.PressAsync("Tab");
                if (await page.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == text)
                {
                    return;
                }
            }

            Assert.Fail($"The Tab key does not reach '{text}'.");
        }
    }

    [GeneratedRegex("^30 of 31 ended$")]
    private static partial Regex ThirtyEnded();
}
