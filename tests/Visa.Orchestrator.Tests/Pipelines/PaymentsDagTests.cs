using Amazon.Glue.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Remote.Redshift;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Tests.Hosting;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Pipelines;

/// <summary>The pipeline by the engine itself, on the embedded AWS: Glue and the Redshift Data API over their wire protocols.</summary>
public sealed class PaymentsDagTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    private static readonly Actor Somebody = new("somebody", "a test");

    [Fact]
    public async Task Run_LandedObjects_ReachTheWarehouseAndClearingAllChangesNothing()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", RawLines.Transaction(1), RawLines.Transaction(1), RawLines.Transaction(2), RawLines.Transaction(3), "{}");
        await lake.LandAsync("decisions", "a", RawLines.Decision(1));
        using var host = await StartAsync(lake);

        var run = await RunAsync(host, Past());
        var rows = await lake.RowsAsync("SELECT transaction_id, amount, run_key FROM raw.transactions ORDER BY 1");
        await Service<OperatorActions>(host).ClearAsync(run.Id, null, ClearScope.Run, Somebody, default);
        var again = await UntilEndAsync(host, run.RunKey);
        await host.StopAsync();

        AssertSucceeded(run);
        AssertSucceeded(again);
        Assert.Equal("3,425.130", await lake.RowsAsync("SELECT COUNT(*), SUM(amount) FROM raw.transactions"));
        Assert.Equal(rows, await lake.RowsAsync("SELECT transaction_id, amount, run_key FROM raw.transactions ORDER BY 1"));
        Assert.Equal(StepState.Skipped, run.Step("build-marts").State);
    }

    [Fact]
    public async Task Run_SchedulerStopsAndStartsAgain_JobsAreAdopted()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", RawLines.Transaction(1), RawLines.Transaction(2));
        var file = Path.Combine(Directory.CreateTempSubdirectory("visa-payments-").FullName, "runs.db");
        var first = await StartAsync(lake, file);
        var key = await Service<OperatorActions>(first).TriggerAsync("payments", null, Past(), null, null, Somebody, default);
        while ((await Service<Queries>(first).RunAsync("payments", key, default))!.Step("transform").State is StepState.Waiting or StepState.Ready or StepState.Claimed)
        {
            await Task.Delay(5);
        }

        await first.StopAsync();
        await ((IAsyncDisposable)first).DisposeAsync();
        using var second = await StartAsync(lake, file);
        var run = await UntilEndAsync(second, key);
        await second.StopAsync();

        AssertSucceeded(run);
        Assert.Equal(1, run.Step("transform").Attempt);
        var jobs = await aws.Glue.GetJobRunsAsync(new GetJobRunsRequest { JobName = LocalAwsFixture.TransformJob });
        var tokens = jobs.JobRuns.Select(job => job.Arguments.GetValueOrDefault(GlueJob.TokenArgument)).OfType<string>().ToList();
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
    }

    [Fact]
    public void Configure_Defaults_IsValid() => DagAssert.Valid(
        new PaymentsDag(Options.Create(new PaymentsDagOptions()), Options.Create(new BatchOptions()), Options.Create(new ServiceDefaults.Platform.PlatformOptions())), "payments", "glue", "redshift");

    [Fact]
    public async Task FirstStart_FreshSystem_RunsTheNewestIntervalsInsteadOfADaysEmptyOnes()
    {
        var pools = new Dictionary<string, int> { ["glue"] = 2, ["redshift"] = 4 };
        var dag = new PaymentsDag(Options.Create(new PaymentsDagOptions { Cron = "*/2 * * * *" }), Options.Create(new BatchOptions()), Options.Create(new ServiceDefaults.Platform.PlatformOptions()));
        await using var lab = await OrchestratorLab.ForAsync(new Dictionary<string, IDag> { ["payments"] = dag }, new LabOptions { Pools = pools, IsRehearsal = true });
        foreach (var step in DagAssert.Valid(dag, "payments", [.. pools.Keys]).Steps)
        {
            if (step.Work is InProcessWork) lab.Instead<object?>(step.Name, _ => null);
            else lab.Service(step.Name).Usually = LabPlan.Succeeds(TimeSpan.FromSeconds(1));
        }

        var start = lab.Time.GetUtcNow();

        await lab.AdvanceAsync(TimeSpan.FromMinutes(7));

        // The newest that was due at the start, and then what falls due, which claims what has landed.
        var runs = (await lab.Queries.RunsAsync("payments", null, null, 1000, default)).OrderBy(run => run.Interval!.Value.Start).ToList();
        Assert.Equal(start.AddMinutes(-2), runs[0].Interval!.Value.End);
        Assert.Contains(runs, run => run.Interval!.Value.End >= start.AddMinutes(2) && run.State == RunState.Succeeded);
    }

    private static void AssertSucceeded(RunView run) =>
        Assert.True(run.State == RunState.Succeeded, string.Join('\n', run.Steps.Where(step => step.Error is not null).Select(step => $"{step.Name} {step.State}: {step.Error}")));

    private static DataInterval Past()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DataInterval(now.AddMinutes(-60), now.AddMinutes(-30));
    }

    private async Task<IHost> StartAsync(Lakehouse lake, string? file = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orchestrator:Database"] = file ?? Path.Combine(Directory.CreateTempSubdirectory("visa-payments-").FullName, "runs.db"),
            ["Orchestrator:RemotePoll"] = "00:00:00.100",
        });
        builder.AddOrchestrator();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(lake.Lake).AddSingleton(lake.Warehouse).AddSingleton(lake.Migrator).AddSingleton(lake.Claims).AddSingleton(lake.Transform)
            .AddSingleton(lake.Load).AddSingleton<MartBuild>().AddSingleton<Reconciliation>().AddSingleton(new GlueJob(aws.Glue)).AddSingleton(new RedshiftStatement(aws.Redshift, TimeProvider.System));
        var batch = Options.Create(new BatchOptions { BufferInterval = TimeSpan.FromMinutes(15) });
        var plan = Options.Create(new PaymentsDagOptions { Cron = "0 0 1 1 *" });
        builder.Services.AddSingleton(new NamedDag("payments", new PaymentsDag(plan, batch, lake.Platform)));
        var host = builder.Build();
        await host.StartAsync();
        while (!Service<Visa.Orchestrator.Scheduling.OrchestratorReadiness>(host).IsReady)
        {
            await Task.Delay(5);
        }

        return host;
    }

    private static async Task<RunView> RunAsync(IHost host, DataInterval interval) =>
        await UntilEndAsync(host, await Service<OperatorActions>(host).TriggerAsync("payments", null, interval, null, null, Somebody, default));

    private static async Task<RunView> UntilEndAsync(IHost host, string key)
    {
        while (true)
        {
            var run = await Service<Queries>(host).RunAsync("payments", key, default);
            if (run?.State.IsEnd() == true)
            {
                return run;
            }

            await Task.Delay(50);
        }
    }

    private static T Service<T>(IHost host)
        where T : notnull => host.Services.GetRequiredService<T>();
}
