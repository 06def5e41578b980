using Amazon.Glue.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Tests.Hosting;
using Visa.Orchestrator.Views;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Tests.Pipelines;

/// <summary>The pipeline by the engine itself, on the embedded AWS: Glue and the Redshift Data API over their wire protocols.</summary>
public sealed class PaymentsDagTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    private static readonly Actor Somebody = new("somebody", "a test");
    private static readonly Dictionary<string, int> Pools = new() { ["glue"] = 2, ["redshift"] = 4, ["claims"] = 1, ["marts"] = 1 };

    [Fact]
    public async Task Run_LandedObjects_ReachTheWarehouseAndClearingAllChangesNothing()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", RawLines.Transaction(1), RawLines.Transaction(1), RawLines.Transaction(2), RawLines.Transaction(3), "{}");
        await lake.LandAsync("decisions", "a", RawLines.Decision(1));
        await using var host = await PaymentsHost.StartAsync(aws, lake);

        var run = await host.UntilEndAsync(await TriggerAsync(host));
        var rows = await lake.RowsAsync("SELECT transaction_id, amount, run_key FROM raw.transactions ORDER BY 1");
        await host.Actions.ClearAsync(run.Id, null, ClearScope.Run, Somebody, default);
        var again = await host.UntilEndAsync(run.RunKey);

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
        var settings = new PaymentsSettings();
        string key;
        await using (var first = await PaymentsHost.StartAsync(aws, lake, settings))
        {
            key = await TriggerAsync(first);
            while ((await first.Queries.RunAsync(first.Dag, key, default))!.Step("transform").State is StepState.Waiting or StepState.Ready or StepState.Claimed)
            {
                await Task.Delay(5);
            }
        }

        await using var second = await PaymentsHost.StartAsync(aws, lake, settings);
        var run = await second.UntilEndAsync(key);

        AssertSucceeded(run);
        Assert.Equal(1, run.Step("transform").Attempt);
        var jobs = await aws.Glue.GetJobRunsAsync(new GetJobRunsRequest { JobName = LocalAwsFixture.TransformJob });
        var tokens = jobs.JobRuns.Select(job => job.Arguments.GetValueOrDefault(GlueJob.TokenArgument)).OfType<string>().ToList();
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
    }

    [Fact]
    public void Configure_Defaults_IsValid() => DagAssert.Valid(Dag(new PaymentsDagOptions()), "payments", [.. Pools.Keys]);

    [Fact]
    public async Task FirstStart_FreshSystem_RunsTheNewestIntervalsInsteadOfADaysEmptyOnes()
    {
        await using var lab = await LabAsync(new PaymentsDagOptions { Cron = "*/2 * * * *" });
        var start = lab.Time.GetUtcNow();

        await lab.AdvanceAsync(TimeSpan.FromMinutes(7));

        // The newest that was due at the start, and then what falls due, which claims what has landed.
        var runs = (await lab.Queries.RunsAsync("payments", null, null, 1000, default)).OrderBy(run => run.Interval!.Value.Start).ToList();
        Assert.Equal(start.AddMinutes(-2), runs[0].Interval!.Value.End);
        Assert.Contains(runs, run => run.Interval!.Value.End >= start.AddMinutes(2) && run.State == RunState.Succeeded);
    }

    [Theory]
    [InlineData("due", 1)]
    [InlineData("not-due", 0)]
    public async Task Run_RiskTables_AreMadeWhenTheLastAreNoLongerRecent(string answer, int jobs)
    {
        await using var lab = await LabAsync(Yearly());
        await lab.AdvanceAsync(TimeSpan.FromMinutes(5));
        lab.Instead("risk-tables-due", _ => answer);

        var run = await lab.TriggerAsync("payments");

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal(jobs, lab.Service("risk-tables").Jobs.Count);
    }

    [Fact]
    public async Task RiskTablesDue_ByWhatTheLakeHolds()
    {
        var lake = await aws.LakehouseAsync();
        await using var lab = await OrchestratorLab.ForAsync(
            new Dictionary<string, IDag> { ["payments"] = Dag(Yearly()) },
            new LabOptions { Now = TimeProvider.System.GetUtcNow(), Pools = Pools, IsRehearsal = true, Services = services => services.AddSingleton(lake.Lake) });
        Rehearse(lab, except: "risk-tables-due");
        await lab.AdvanceAsync(TimeSpan.FromMinutes(5));

        var empty = await lab.TriggerAsync("payments");
        await lake.PutAsync("processed/transactions/event_date=2026-03-01/run_key=r/part-0.parquet", [1]);
        var first = await lab.TriggerAsync("payments");
        await lake.PutAsync("risk/20260302T000000Z/risk.bin", [1]);
        var recent = await lab.TriggerAsync("payments");
        await lab.AdvanceAsync(TimeSpan.FromMinutes(51));
        var old = await lab.TriggerAsync("payments");

        Assert.Equal(
            [StepState.Skipped, StepState.Succeeded, StepState.Skipped, StepState.Succeeded], new[] { empty, first, recent, old }.Select(run => run.Step("risk-tables").State));
    }

    [Fact]
    public async Task Run_NothingLanded_BuildsNoMartsUntilSomebodyClearsTheStep()
    {
        await using var lab = await OrchestratorLab.ForAsync(
            new Dictionary<string, IDag> { ["payments"] = Dag(Yearly()) },
            new LabOptions { Pools = Pools, IsRehearsal = true, Services = services => services.AddSingleton(new MartBuild(TimeProvider.System, _ => null)) });
        Rehearse(lab, except: "build-marts");
        await lab.AdvanceAsync(TimeSpan.FromMinutes(5));

        lab.Instead("claim-raw", _ => Claimed(objects: 1));
        var some = await lab.TriggerAsync("payments");
        lab.Instead("claim-raw", _ => Claimed(objects: 0));
        var none = await lab.TriggerAsync("payments");
        await lab.Actions.ClearAsync(none.Id, "build-marts", ClearScope.Downstream, Somebody, default);
        var cleared = await lab.UntilEndAsync("payments", none.RunKey);

        // What would be built here lacks a project, and says so.
        Assert.All([some, cleared], run => Assert.Contains("DBT_PROJECT_DIR", run.Step("build-marts").Error, StringComparison.Ordinal));
        Assert.Contains("Nothing landed", none.Step("build-marts").Error, StringComparison.Ordinal);
        Assert.All([some, none, cleared], AssertSucceeded);
    }

    private static ClaimedInterval Claimed(int objects) => new(1, objects, objects, new GlueJobSpec("transform", new Dictionary<string, string>()));

    /// <summary>The schedule makes one run at the start and then none for long.</summary>
    private static PaymentsDagOptions Yearly() => new() { Cron = "0 0 1 1 *" };

    private static PaymentsDag Dag(PaymentsDagOptions plan)
    {
        // A program that is there, so that risk tables could be made.
        var verbs = new ScoringVerbs(Options.Create(new VerbTaskOptions { ScoringAssembly = typeof(PaymentsDagTests).Assembly.Location }));
        return new PaymentsDag(Options.Create(plan), Options.Create(new BatchOptions()), Options.Create(new PlatformOptions()), verbs);
    }

    private static async Task<OrchestratorLab> LabAsync(PaymentsDagOptions plan)
    {
        var lab = await OrchestratorLab.ForAsync(new Dictionary<string, IDag> { ["payments"] = Dag(plan) }, new LabOptions { Pools = Pools, IsRehearsal = true });
        Rehearse(lab, except: "");
        return lab;
    }

    private static void Rehearse(OrchestratorLab lab, string except)
    {
        foreach (var step in DagAssert.Valid(Dag(new PaymentsDagOptions()), "payments", [.. Pools.Keys]).Steps.Where(step => step.Name != except))
        {
            if (step.Work is InProcessWork) lab.Instead<object?>(step.Name, _ => step.Name == "risk-tables-due" ? "not-due" : null);
            else lab.Service(step.Name).Usually = LabPlan.Succeeds(TimeSpan.FromSeconds(1));
        }
    }

    private static void AssertSucceeded(RunView run) =>
        Assert.True(run.State == RunState.Succeeded, string.Join('\n', run.Steps.Where(step => step.Error is not null).Select(step => $"{step.Name} {step.State}: {step.Error}")));

    private static Task<string> TriggerAsync(PaymentsHost host)
    {
        var now = TimeProvider.System.GetUtcNow();
        return host.Actions.TriggerAsync(host.Dag, null, new DataInterval(now.AddMinutes(-60), now.AddMinutes(-30)), null, null, Somebody, default);
    }
}
