using Amazon.Glue.Model;
using Amazon.RedshiftDataAPIService.Model;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Tests.Hosting;

namespace Visa.Orchestrator.Tests.Pipelines;

/// <summary>
/// Runs the pipeline every two seconds in processes of the real program, kills them with SIGKILL at random moments while payments land, and at the end lets a scheduler finish what they left: every payment is in
/// the warehouse once, every interval has one run, no step is missing, and no job of Glue or statement of Redshift was submitted twice.
/// </summary>
internal sealed class KillCampaign(LocalAwsFixture aws, Lakehouse lake, int seed, string? postgres, params string[] nodes)
{
    private const int LongestLife = 2_500;

    private static readonly Actor Tester = new("tester", "the processes are gone");

    private readonly Random _random = new(seed);
    private readonly string _database = Path.Combine(Directory.CreateTempSubdirectory("visa-kills-").FullName, "runs.db");
    private int _payments;

    /// <returns>What there was, in words.</returns>
    public async Task<string> RunAsync(int kills)
    {
        var processes = nodes.Select(name => new SchedulerProcess(Settings(), name)).ToList();
        try
        {
            processes.ForEach(process => process.Start());
            for (var kill = 1; kill <= kills; kill++)
            {
                await LandAsync();
                var victim = processes[_random.Next(processes.Count)];
                await victim.UntilItListensAsync();
                await Task.Delay(_random.Next(LongestLife));
                await victim.KillAsync();
                victim.Start();
            }
        }
        finally
        {
            foreach (var process in processes)
            {
                await process.DisposeAsync();
            }
        }

        await using var host = await PaymentsHost.StartAsync(aws, lake, new PaymentsSettings { Database = _database, Postgres = postgres, NodeName = nodes[0], BufferInterval = TimeSpan.Zero });
        var lost = await FinishAsync(host);
        return $"{await AssertAllIsWellAsync(host)}, {kills} kills, {lost} steps that were run again after losing their process too often; 0 submitted twice, 0 lost, 0 runs doubled";
    }

    private async Task LandAsync()
    {
        await lake.LandAsync("transactions", $"{_payments}", RawLines.Transaction(_payments++), RawLines.Transaction(_payments++));
        await lake.LandAsync("decisions", $"{_payments}", RawLines.Decision(_payments - 1));
    }

    /// <summary>Waits for the runs that are open, and makes one more that claims what landed last.</summary>
    /// <returns>How many steps had failed because they lost their process more often than they may; they are cleared, as a person would.</returns>
    private async Task<int> FinishAsync(PaymentsHost host)
    {
        await UntilAllHaveEndedAsync(host);
        var lost = 0;
        foreach (var failed in await host.Queries.RunsAsync(host.Dag, RunState.Failed, null, 1000, default))
        {
            foreach (var step in (await host.Queries.RunAsync(failed.Id, default))!.Steps.Where(step => step.State == StepState.Failed))
            {
                var details = (await host.Queries.StepAsync(step.Id, default))!;
                Assert.True(details.FailureClass == FailureClass.Lost, $"seed {seed}: {step.Name} of {failed.RunKey} failed: {step.Error}");
                lost++;
            }

            await host.Actions.ClearAsync(failed.Id, null, ClearScope.Failed, Tester, default);
        }

        var now = TimeProvider.System.GetUtcNow();
        await host.Actions.TriggerAsync(host.Dag, Guid.NewGuid().ToString("N"), new DataInterval(now.AddHours(-1), now), null, null, Tester, default);
        await UntilAllHaveEndedAsync(host);
        return lost;
    }

    private static async Task UntilAllHaveEndedAsync(PaymentsHost host)
    {
        while (!(await host.Queries.RunsAsync(host.Dag, null, null, 1000, default)).All(run => run.State.IsEnd()))
        {
            await Task.Delay(100);
        }
    }

    private async Task<string> AssertAllIsWellAsync(PaymentsHost host)
    {
        Assert.Equal($"{_payments},{_payments}", await lake.RowsAsync("SELECT COUNT(*), COUNT(DISTINCT transaction_id) FROM raw.transactions"));
        var runs = await host.Queries.RunsAsync(host.Dag, null, null, 1000, default);
        Assert.Equal(runs.Count, runs.Select(run => run.Interval).Distinct().Count());
        var steps = 0;
        foreach (var run in runs)
        {
            var view = (await host.Queries.RunAsync(run.Id, default))!;
            Assert.True(view.State == RunState.Succeeded, $"seed {seed}: run {run.RunKey} is {run.State}");
            Assert.All(view.Steps, step => Assert.True(step.State is StepState.Succeeded or StepState.Skipped, $"seed {seed}: {step.Name} of {run.RunKey} is {step.State}"));
            steps += view.Steps.Count;
        }

        var (jobs, statements) = (await JobTokensAsync(), await StatementNamesAsync());
        Assert.Equal(jobs.Count, jobs.Distinct().Count());
        Assert.Equal(statements.Count, statements.Distinct().Count());
        return $"seed {seed}: {_payments} payments, {runs.Count} runs of {steps} steps, {jobs.Count} Glue jobs, {statements.Count} Redshift statements";
    }

    private async Task<IReadOnlyList<string>> JobTokensAsync()
    {
        var tokens = new List<string>();
        string? next = null;
        do
        {
            var page = await aws.Glue.GetJobRunsAsync(new GetJobRunsRequest { JobName = LocalAwsFixture.TransformJob, NextToken = next });
            tokens.AddRange(page.JobRuns.Select(job => job.Arguments.GetValueOrDefault(GlueJob.TokenArgument)).OfType<string>());
            next = page.NextToken;
        }
        while (next is not null);
        return tokens;
    }

    /// <summary>Loads are named by their tokens; other statements have a slash in their names.</summary>
    private async Task<IReadOnlyList<string>> StatementNamesAsync()
    {
        var names = new List<string>();
        string? next = null;
        do
        {
            var page = await aws.Redshift.ListStatementsAsync(new ListStatementsRequest { Status = Amazon.RedshiftDataAPIService.StatusString.ALL, MaxResults = 100, NextToken = next });
            names.AddRange(page.Statements.Select(statement => statement.StatementName).Where(name => name is not null && name.Length == 52 && !name.Contains('/')));
            next = page.NextToken;
        }
        while (next is not null);
        return names;
    }

    private Dictionary<string, string> Settings()
    {
        var platform = lake.Platform.Value;
        return new Dictionary<string, string>
        {
            ["Orchestrator__Database"] = _database, ["Orchestrator__Postgres"] = postgres ?? "", ["Orchestrator__Lease"] = "00:00:05", ["Orchestrator__RemotePoll"] = "00:00:00.100",
            ["Pipelines__Payments__Cron"] = "*/2 * * * * *", ["Pipelines__Payments__PublishesRiskTables"] = "false", ["Pipelines__Training__Cron"] = "0 0 29 2 *", ["Batch__BufferInterval"] = "00:00:00",
            ["Platform__LakeBucket"] = platform.LakeBucket, ["Platform__WarehouseWorkgroup"] = platform.WarehouseWorkgroup, ["Platform__WarehouseDatabase"] = platform.WarehouseDatabase,
            ["AWS_ENDPOINT_URL"] = aws.Url, ["AWS_REGION"] = LocalAwsFixture.Region, ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test",
        };
    }
}
