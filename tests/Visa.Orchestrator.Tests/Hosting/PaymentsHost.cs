using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Remote.Redshift;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Hosting;

/// <summary>A scheduler with the DAG of the payments, on a lake and warehouse of the embedded AWS.</summary>
internal sealed class PaymentsHost : IAsyncDisposable
{
    private readonly IHost _host;

    private PaymentsHost(IHost host, string dag) => (_host, Dag) = (host, dag);

    /// <summary>What the DAG is called here.</summary>
    public string Dag { get; }

    public OperatorActions Actions => Service<OperatorActions>();

    public Queries Queries => Service<Queries>();

    public static async Task<PaymentsHost> StartAsync(LocalAwsFixture aws, Lakehouse lake, PaymentsSettings? settings = null)
    {
        settings ??= new PaymentsSettings();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orchestrator:Database"] = settings.Database,
            ["Orchestrator:Postgres"] = settings.Postgres,
            ["Orchestrator:NodeName"] = settings.NodeName,
            ["Orchestrator:RemotePoll"] = "00:00:00.100",
        });
        builder.AddOrchestrator();
        builder.Services.AddSingleton(settings.Time).AddSingleton(lake.Lake).AddSingleton(lake.Warehouse).AddSingleton(lake.Migrator).AddSingleton(lake.Claims).AddSingleton(lake.Transform)
            .AddSingleton(lake.Load).AddSingleton(settings.Marts ?? new MartBuild(settings.Time, _ => null)).AddSingleton<Reconciliation>()
            .AddSingleton(new GlueJob(aws.Glue)).AddSingleton(new RedshiftStatement(aws.Redshift, settings.Time));
        var plan = new PaymentsDagOptions { Cron = settings.Cron, PublishesRiskTables = false };
        builder.Services.AddSingleton(new NamedDag(settings.Dag, DagOf(plan, settings.BufferInterval, lake.Platform.Value)));
        var host = builder.Build();
        await host.StartAsync();
        while (!host.Services.GetRequiredService<OrchestratorReadiness>().IsReady)
        {
            await Task.Delay(5);
        }

        return new PaymentsHost(host, settings.Dag);
    }

    public static PaymentsDag DagOf(PaymentsDagOptions plan, TimeSpan buffer, ServiceDefaults.Platform.PlatformOptions platform) => new(
        Options.Create(plan), Options.Create(new BatchOptions { BufferInterval = buffer }), Options.Create(platform),
        new ScoringVerbs(Options.Create(new VerbTaskOptions())));

    /// <summary>The clock was moved: there may be something to do.</summary>
    public void Wake() => Service<Wakeup>().Set();

    public async Task<RunView> UntilEndAsync(string key)
    {
        while (true)
        {
            if (await Queries.RunAsync(Dag, key, default) is { } run && run.State.IsEnd())
            {
                return run;
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
