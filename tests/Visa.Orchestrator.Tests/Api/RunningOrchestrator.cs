using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visa.Orchestrator.Api;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Scheduling;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Orchestrator.Tests.Api;

/// <summary>The orchestrator as it is served, with a DAG of two steps, on a free port.</summary>
internal sealed class RunningOrchestrator : IAsyncDisposable
{
    public const string Token = "service-token-of-this-test-0123456789abcdef";

    private readonly string _directory = Directory.CreateTempSubdirectory("visa-orchestrator-").FullName;
    private WebApplication _app = null!;

    /// <summary>With the service's token.</summary>
    public HttpClient Http { get; private set; } = null!;

    public HttpClient Anonymous { get; private set; } = null!;

    public string AddressFile => Path.Combine(_directory, "address.json");

    public static async Task<RunningOrchestrator> StartAsync()
    {
        var running = new RunningOrchestrator();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Authentication:ServiceToken"] = Token,
            ["Orchestrator:Database"] = Path.Combine(running._directory, "runs.db"),
            ["Orchestrator:AddressFile"] = running.AddressFile,
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddVisaAuthentication();
        builder.AddOrchestrator();
        builder.Services.AddOrchestratorApi();
        builder.Services.AddSingleton(new NamedDag("two-steps", new TestDag(TwoSteps)));
        running._app = builder.Build();
        running._app.UseVisaAuthentication();
        running._app.MapOrchestratorApi();
        await running._app.StartAsync();
        running.Anonymous = new HttpClient { BaseAddress = new Uri(running._app.Urls.Single()) };
        running.Http = new HttpClient { BaseAddress = new Uri(running._app.Urls.Single()) };
        running.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        while (!running._app.Services.GetRequiredService<OrchestratorReadiness>().IsReady)
        {
            await Task.Delay(10);
        }

        return running;
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
