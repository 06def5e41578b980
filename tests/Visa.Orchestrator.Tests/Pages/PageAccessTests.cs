using System.Net;
using Visa.Orchestrator.Tests.Api;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Orchestrator.Tests.Pages;

/// <summary>Who may open and send what, without a browser.</summary>
public sealed class PageAccessTests(PageAccessFixture fixture) : IClassFixture<PageAccessFixture>
{
    private readonly RunningOrchestrator _orchestrator = fixture.Orchestrator;

    [Theory]
    [InlineData("/")]
    [InlineData("/dags/two-steps")]
    [InlineData("/dags/two-steps/trigger")]
    [InlineData("/steps/1/log.txt")]
    [InlineData("/audit")]
    public async Task Page_WithoutLogin_LeadsToTheLogin(string path)
    {
        using var stranger = Client(cookie: null);

        using var answer = await stranger.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/login", answer.Headers.Location!.AbsolutePath);
    }

    [Theory]
    [InlineData(Roles.Viewer, "/dags/two-steps", HttpStatusCode.OK)]
    [InlineData(Roles.Viewer, "/dags/two-steps/trigger", HttpStatusCode.Redirect)]
    [InlineData(Roles.Operator, "/dags/two-steps/trigger", HttpStatusCode.OK)]
    [InlineData(Roles.Operator, "/pools/glue", HttpStatusCode.Redirect)]
    [InlineData(Roles.Admin, "/pools/glue", HttpStatusCode.OK)]
    [InlineData(Roles.Analyst, "/dags/two-steps", HttpStatusCode.Redirect)]
    public async Task Page_ByRole_IsShownOrNot(string role, string path, HttpStatusCode expected)
    {
        string[] roles = role is Roles.Viewer or Roles.Analyst ? [role] : [Roles.Viewer, role];
        using var person = Client(_orchestrator.CookieOf("somebody", roles));

        using var answer = await person.GetAsync(path);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Form_WithoutItsToken_DoesNothing()
    {
        using var person = Client(_orchestrator.CookieOf("somebody", Roles.Viewer, Roles.Operator));
        using var forged = new FormUrlEncodedContent([new("_handler", "act"), new("Reason", "forged")]);

        using var answer = await person.PostAsync("/dags/two-steps/trigger", forged);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("[]", await _orchestrator.Http.GetStringAsync("/api/runs"));
    }

    [Theory]
    [InlineData("/dags/none")]
    [InlineData("/runs/99")]
    [InlineData("/runs/99/timeline")]
    [InlineData("/steps/99")]
    [InlineData("/backfills/99")]
    [InlineData("/dags/two-steps/run?key=none")]
    public async Task Page_OfWhatThereIsNot_Is404(string path)
    {
        using var person = Client(_orchestrator.CookieOf("somebody", Roles.Viewer));

        using var answer = await person.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no", (await answer.Content.ReadAsStringAsync()).Replace("has no", "There is no", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private HttpClient Client((string Name, string Value)? cookie)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _orchestrator.Url };
        if (cookie is { } login)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"{login.Name}={login.Value}");
        }

        return client;
    }
}
