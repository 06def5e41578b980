using System.Net;
using System.Net.Http.Headers;

namespace Visa.ServiceDefaults.Tests.Authentication;

public sealed class LoginTests : IAsyncLifetime
{
    private ProtectedPages _pages = null!;
    private HttpClient _browser = null!;

    public async Task InitializeAsync()
    {
        _pages = await ProtectedPages.StartAsync(_ => "page");
        _browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _pages.Address };
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _pages.DisposeAsync();
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Health_WithoutLogin_Answers(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Page_WithoutLogin_RedirectsToTheForm()
    {
        var response = await _browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/login", response.Headers.Location!.AbsolutePath);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer wrong")]
    public async Task Api_WithoutAValidToken_IsUnauthorized(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/alerts");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Api_WithTheServiceToken_Answers()
    {
        _browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ProtectedPages.ServiceToken);

        Assert.Equal("alerts", await _browser.GetStringAsync("/api/alerts"));
    }

    [Fact]
    public async Task AdminApi_WithTheServiceToken_IsForbidden()
    {
        _browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ProtectedPages.ServiceToken);

        Assert.Equal(HttpStatusCode.Forbidden, (await _browser.GetAsync("/api/settings")).StatusCode);
    }

    [Fact]
    public async Task LoginLink_WithTheToken_OpensThePages()
    {
        var login = await _browser.GetAsync($"/login?t={ProtectedPages.LoginToken}");
        Assert.Equal("/", login.Headers.Location!.OriginalString);

        _browser.DefaultRequestHeaders.Add("Cookie", login.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        Assert.Equal("page", await _browser.GetStringAsync("/"));
        Assert.Equal("settings", await _browser.GetStringAsync("/api/settings"));
    }

    [Fact]
    public async Task LoginLink_WithAnotherToken_IsRefused()
    {
        var login = await _browser.GetAsync("/login?t=guess");

        Assert.Equal(HttpStatusCode.Unauthorized, login.StatusCode);
        Assert.False(login.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Login_WithAForeignReturnUrl_StaysHere(string returnUrl)
    {
        var login = await _browser.GetAsync($"/login?t={ProtectedPages.LoginToken}&returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal("/", login.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task LoginForm_ShowsNoMarkupOfTheCaller()
    {
        var form = await _browser.GetStringAsync("/login?returnUrl=" + Uri.EscapeDataString("/\"><script>alert(1)</script>"));

        Assert.DoesNotContain("<script>", form, StringComparison.Ordinal);
    }
}
