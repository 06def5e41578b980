using System.Net;

namespace Compat.Tests.Dashboard.Access;

public sealed class BrowserLoginTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/console/consumer")]
    [InlineData("/traces")]
    [InlineData("/traces/0123")]
    [InlineData("/logs")]
    [InlineData("/metrics")]
    [InlineData("/assets/page.js")]
    [InlineData("/loginx")]
    [InlineData("/no-such-page")]
    public async Task Page_WithoutLogin_LeadsToTheLogin(string path)
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        using var response = await dashboard.Stranger.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/login?returnUrl={Uri.EscapeDataString(path)}", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/api/resources")]
    [InlineData("/api/resources/consumer/logs")]
    [InlineData("/api/traces")]
    [InlineData("/api/traces/0123")]
    [InlineData("/api/logs")]
    [InlineData("/api/metrics")]
    [InlineData("/api/metrics/m1")]
    public async Task Api_WithoutLogin_IsUnauthorized(string path)
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        using var response = await dashboard.Stranger.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Login_WithTheLink_SetsACookieAndLeavesTheTokenBehind()
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        using var response = await dashboard.Stranger.GetAsync(dashboard.Host.LoginUrl);

        Assert.Equal("/", response.Headers.Location!.OriginalString);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(RunningDashboard.Token, cookie, StringComparison.Ordinal);
        using var page = await dashboard.Stranger.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/login?t=wrong")]
    [InlineData("/login?t=")]
    [InlineData("/login?t=browser-toke")]
    [InlineData("/login?t=browser-token2")]
    public async Task Login_WithAnotherToken_IsRefused(string path)
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        using var response = await dashboard.Stranger.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Login_WithTheForm_ReturnsToTheWantedPage()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var form = new FormUrlEncodedContent([new("t", RunningDashboard.Token)]);

        using var response = await dashboard.Stranger.PostAsync(new Uri("/login?returnUrl=%2Ftraces%3Ferrors%3Dtrue", UriKind.Relative), form);

        Assert.Equal("/traces?errors=true", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Login_ReturningToAnotherSite_GoesToTheFirstPage(string returnUrl)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        var link = new Uri($"/login?t={RunningDashboard.Token}&returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative);

        using var response = await dashboard.Stranger.GetAsync(link);

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Cookie_OfAnotherRun_IsNotAccepted()
    {
        await using var one = await RunningDashboard.StartAsync();
        await using var other = await RunningDashboard.StartAsync();
        using var login = await one.Stranger.GetAsync(one.Host.LoginUrl);
        var value = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=')[1];

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(other.Host.Url, "/api/traces"));
        request.Headers.Add("Cookie", $"app-host-dashboard-{other.Host.Url.Port}={value}");
        using var response = await other.Stranger.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/traces")]
    [InlineData("/api/traces")]
    [InlineData("/assets/page.js")]
    public async Task Response_OfAnyKind_CarriesTheSecurityHeaders(string path)
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        using var response = await dashboard.SignedIn.GetAsync(new Uri(path, UriKind.Relative));

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }
}
