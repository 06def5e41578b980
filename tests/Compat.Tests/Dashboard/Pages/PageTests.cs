using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Aspire.Hosting.Dashboard;

namespace Compat.Tests.Dashboard.Pages;

public sealed partial class PageTests
{
    private static readonly Assembly Owner = typeof(DashboardHost).Assembly;

    [Theory]
    [InlineData("/")]
    [InlineData("/console")]
    [InlineData("/console/consumer")]
    [InlineData("/traces")]
    [InlineData("/traces/0123")]
    [InlineData("/logs")]
    [InlineData("/metrics")]
    public async Task Page_AndAllItLoads_IsServedWithoutInlineCode(string path)
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        var page = await dashboard.SignedIn.GetStringAsync(new Uri(path, UriKind.Relative));

        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineCode(), page);
        var loaded = Loaded().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(loaded);
        foreach (var asset in loaded)
            await AssertServedAsync(dashboard, asset);
    }

    [Fact]
    public async Task Scripts_AllThatTheyImport_IsServed()
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        foreach (var import in Scripts().SelectMany(script => Imported().Matches(script.Text)).Select(match => match.Groups[1].Value).Distinct())
            await AssertServedAsync(dashboard, import);
    }

    [Fact]
    public void Scripts_WithTextFromOutside_NeverReadItAsMarkup()
    {
        Assert.True(Scripts().Count() >= 8);
        Assert.All(Scripts(), script => Assert.DoesNotMatch(MarkupSinks(), script.Text));
    }

    [Fact]
    public void Files_OfThePages_NameNoOtherSite()
    {
        var named = Files().SelectMany(file => OtherSites().Matches(file.Text).Select(match => match.Value)).Distinct();

        Assert.Equal(["http://www.w3.org/2000/svg"], named);
    }

    [Fact]
    public async Task Shell_OfAnApplicationNamedWithMarkup_EncodesIt()
    {
        await using var dashboard = await RunningDashboard.StartAsync(new FakeDashboardSource { ApplicationName = "<script>alert(1)</script>" });

        var page = await dashboard.SignedIn.GetStringAsync(new Uri("/", UriKind.Relative));
        var login = await dashboard.Stranger.GetStringAsync(new Uri("/login", UriKind.Relative));

        Assert.All([page, login], text => Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_WithMarkupFromTelemetry_AnswersJsonThatHoldsNoTag()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using (var service = new ExportingService("<img src=x>", dashboard))
            service.Activities.StartActivity("<script>alert(1)</script>")!.SetTag("html", "</script><b>").Dispose();
        await dashboard.WaitForAsync("/api/traces", all => all.GetProperty("kept").GetInt32() == 1);

        using var response = await dashboard.SignedIn.GetAsync(new Uri("/api/traces", UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("<", body, StringComparison.Ordinal);
        Assert.Contains("\\u003Cscript\\u003E", body, StringComparison.Ordinal);
    }

    private static async Task AssertServedAsync(RunningDashboard dashboard, string asset)
    {
        using var response = await dashboard.SignedIn.GetAsync(new Uri(asset, UriKind.Relative));
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{asset}: {(int)response.StatusCode}");
        Assert.Contains(response.Content.Headers.ContentType!.MediaType, new[] { "text/css", "text/javascript", "image/svg+xml" });
    }

    private static IEnumerable<(string Name, string Text)> Scripts() => Files().Where(file => file.Name.EndsWith(".js", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Text)> Files()
    {
        foreach (var name in Owner.GetManifestResourceNames().Where(name => name.StartsWith("Dashboard/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(Owner.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    [GeneratedRegex("""(?:src|href)="(/assets/[^"]+)""")]
    private static partial Regex Loaded();

    [GeneratedRegex("""from '([^']+)'""")]
    private static partial Regex Imported();

    [GeneratedRegex("""<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=""")]
    private static partial Regex InlineCode();

    [GeneratedRegex("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment|DOMParser|setHTML|srcdoc|\\beval\\b|new Function")]
    private static partial Regex MarkupSinks();

    [GeneratedRegex("""https?://[\w.-]+[^'"\s)]*""")]
    private static partial Regex OtherSites();
}
