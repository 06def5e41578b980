using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Api;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Pages;
using Visa.Orchestrator.Scheduling;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Orchestrator.Tests.Api;

/// <summary>The orchestrator as it is served, API and pages, with a DAG of two steps or others, on a free port.</summary>
internal sealed class RunningOrchestrator : IAsyncDisposable
{
    public const string Token = "service-token-of-this-test-0123456789abcdef";
    public const string LoginToken = "login-token-of-this-test-0123456789abcdef";

    private readonly string _directory = Directory.CreateTempSubdirectory("visa-orchestrator-").FullName;
    private WebApplication _app = null!;

    /// <summary>With the service's token.</summary>
    public HttpClient Http { get; private set; } = null!;

    public HttpClient Anonymous { get; private set; } = null!;

    public string AddressFile => Path.Combine(_directory, "address.json");

    public Uri Url => new(_app.Urls.Single());

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<RunningOrchestrator> StartAsync(params IReadOnlyList<NamedDag> dags)
    {
        var running = new RunningOrchestrator();
        // The name by which the assets of the pages are found.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(App).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Authentication:ServiceToken"] = Token,
            ["Authentication:LoginToken"] = LoginToken,
            ["Orchestrator:Database"] = Path.Combine(running._directory, "runs.db"),
            ["Orchestrator:AddressFile"] = running.AddressFile,
            ["Orchestrator:TraceLink"] = "http://traces.example/traces/{trace}",
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddVisaAuthentication();
        builder.AddOrchestrator();
        builder.Services.AddOrchestratorApi();
        builder.AddPages();
        foreach (var dag in dags.Count == 0 ? [new NamedDag("two-steps", new TestDag(TwoSteps))] : dags)
        {
            builder.Services.AddSingleton(dag);
        }

        running._app = builder.Build();
        running._app.UseVisaAuthentication();
        running._app.MapOrchestratorApi();
        running._app.MapPages();
        await running._app.StartAsync();
        running.Anonymous = new HttpClient { BaseAddress = running.Url };
        running.Http = new HttpClient { BaseAddress = running.Url };
        running.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        while (!running._app.Services.GetRequiredService<OrchestratorReadiness>().IsReady)
        {
            await Task.Delay(10);
        }

        return running;
    }

    /// <summary>The cookie of somebody who has these roles and no others.</summary>
    public (string Name, string Value) CookieOf(string name, params string[] roles)
    {
        var options = Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var claims = roles.Select(role => new Claim(ClaimTypes.Role, role)).Prepend(new Claim(ClaimTypes.Name, name));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(principal, CookieAuthenticationDefaults.AuthenticationScheme)));
    }

    private static void TwoSteps(DagBuilder dag)
    {
        var first = dag.Nothing("first");
        dag.Nothing("second").After(first);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Anonymous.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
