using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Visa.ServiceDefaults.Tests.Authentication;

public sealed class OidcLoginTests : IAsyncLifetime
{
    private IdentityProvider _provider = null!;
    private ProtectedPages _pages = null!;
    private HttpClient _browser = null!;

    public async Task InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        _pages = await ProtectedPages.StartAsync(
            context => $"page of {context.User.Identity!.Name}",
            ("Authentication:Oidc:Authority", _provider.Address.AbsoluteUri),
            ("Authentication:Oidc:ClientId", IdentityProvider.ClientId),
            ("Authentication:Oidc:ClientSecret", IdentityProvider.ClientSecret),
            ("Authentication:Oidc:RoleClaim", "groups"),
            ("Authentication:Oidc:Roles:Admin", "fraud-platform-admins"));
        _browser = new HttpClient(new HttpClientHandler()) { BaseAddress = _pages.Address };
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _pages.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Page_OfAnAdmin_OpensAfterTheProvidersLogin()
    {
        _provider.Claims["groups"] = new[] { "everybody", "fraud-platform-admins" };

        Assert.Equal("page of jane@bank.example", await _browser.GetStringAsync("/"));
        Assert.Equal("settings", await _browser.GetStringAsync("/api/settings"));
        var asked = _provider.LastAuthorization!;
        Assert.Equal(("code", "S256"), (asked["response_type"].ToString(), asked["code_challenge_method"].ToString()));
        Assert.Contains("openid", asked["scope"].ToString().Split(' '));
    }

    [Fact]
    public async Task Roles_OfAnOperator_AreThatAndViewer()
    {
        _provider.Claims["groups"] = "Operator";
        await _browser.GetStringAsync("/");

        Assert.Equal("alerts", await _browser.GetStringAsync("/api/alerts"));
        Assert.Equal("work", await _browser.GetStringAsync("/api/work"));
        Assert.Equal(HttpStatusCode.Forbidden, (await _browser.GetAsync("/api/settings")).StatusCode);
    }

    [Fact]
    public async Task Page_OfAPersonWithoutARole_IsDeniedAndSaysWhichRolesThereAre()
    {
        _provider.Claims["groups"] = new[] { "everybody", "Admin" };

        var answer = await _browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Viewer", page, StringComparison.Ordinal);
        Assert.Contains("fraud-platform-admins", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await _browser.GetAsync("/api/alerts")).StatusCode);
    }

    [Fact]
    public async Task Name_WithoutTheNameClaim_IsTheSubject()
    {
        _provider.Claims["groups"] = "Viewer";
        _provider.Claims.Remove("email");

        Assert.Equal("page of 248289761001", await _browser.GetStringAsync("/"));
    }

    [Theory]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("nonce")]
    [InlineData("key")]
    [InlineData("expired")]
    public async Task Token_ThatIsNotForThisLogin_IsRefused(string spoilt)
    {
        using var otherKey = RSA.Create(2048);
        _provider.Claims["groups"] = "Viewer";
        _provider.Spoil = token =>
        {
            if (spoilt == "audience") token.Audience = "somebody-else";
            if (spoilt == "issuer") token.Issuer = "https://other.example/";
            if (spoilt == "nonce") token.Claims["nonce"] = "of-another-login";
            if (spoilt == "key") token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(otherKey) { KeyId = "1" }, SecurityAlgorithms.RsaSha256);
            if (spoilt == "expired") (token.NotBefore, token.IssuedAt, token.Expires) = (DateTime.UnixEpoch, DateTime.UnixEpoch, DateTime.UnixEpoch.AddHours(1));
        };

        var answer = await _browser.GetAsync("/");

        Assert.Equal((HttpStatusCode.Unauthorized, "/login-failed"), (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.GetAsync("/api/alerts")).StatusCode);
    }

    [Fact]
    public async Task LoginLink_WhereAProviderIsSet_OpensNothing()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _browser.BaseAddress };

        var link = await browser.GetAsync($"/login?t={ProtectedPages.LoginToken}");
        var form = await browser.PostAsync("/login", new FormUrlEncodedContent([new("token", ProtectedPages.LoginToken)]));

        Assert.Equal(_provider.Address.Authority, link.Headers.Location!.Authority);
        Assert.False(form.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Api_WithTheServiceToken_Answers()
    {
        _browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ProtectedPages.ServiceToken);

        Assert.Equal("alerts", await _browser.GetStringAsync("/api/alerts"));
    }

    [Fact]
    public async Task Logout_EndsTheProvidersSessionToo()
    {
        _provider.Claims["groups"] = "Viewer";
        await _browser.GetStringAsync("/");

        var answer = await _browser.PostAsync("/logout", null);

        Assert.Equal("/logged-out", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.GetAsync("/api/alerts")).StatusCode);
    }
}
