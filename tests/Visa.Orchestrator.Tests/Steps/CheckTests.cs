using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Remote.Redshift;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Tests.Steps;

public sealed class CheckTests
{
    [Theory]
    [InlineData(0.1, CheckSeverity.Block, RunState.Succeeded)]
    [InlineData(0.3, CheckSeverity.Block, RunState.Failed)]
    [InlineData(0.3, CheckSeverity.Warn, RunState.Succeeded)]
    public async Task Check_Number_BlocksOrWarns(double value, CheckSeverity severity, RunState expected)
    {
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(dag =>
        {
            var rate = dag.Redshift("rate", _ => new RedshiftStatementSpec("visa", ["select 1"], WantsRows: true));
            dag.Check("fraud-rate", rate, least: 0, most: 0.2, severity);
        }));
        lab.Service("rate").Usually = LabPlan.Succeeds(TimeSpan.FromSeconds(1), StepJson.Write(new RedshiftStatementResult("id", 1, TimeSpan.Zero, [[value]])));

        var run = await lab.TriggerAsync();

        Assert.Equal(expected, run.State);
        var log = await lab.Queries.LogAsync(run.Step("fraud-rate").Id, 0, 10, default);
        Assert.Equal(value > 0.2, log.Any(line => line.Text.Contains("not between", StringComparison.Ordinal)));
    }
}
