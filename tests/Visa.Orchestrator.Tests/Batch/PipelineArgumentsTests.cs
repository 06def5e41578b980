using Visa.Orchestrator.Batch;

namespace Visa.Orchestrator.Tests.Batch;

public sealed class PipelineArgumentsTests
{
    [Theory]
    [InlineData("pipeline go", "does not know 'go'")]
    [InlineData("pipeline run --interval 2026-01-02T00:00:00Z/2026-01-01T00:00:00Z", "with START before END")]
    [InlineData("pipeline run --interval", "--interval takes")]
    [InlineData("pipeline run --select", "--select takes")]
    [InlineData("pipeline run --quickly", "does not know '--quickly'")]
    public void Read_WordsThatAreWrong_ExplainsThem(string line, string problem) =>
        Assert.Contains(problem, PipelineArguments.Read(line.Split(' '), out _), StringComparison.Ordinal);

    [Fact]
    public void Read_OfARun_TakesAll()
    {
        Assert.Null(PipelineArguments.Read("pipeline run --interval 2026-01-01T00:00:00Z/2026-01-01T01:00:00Z --history --select +exposure:fraud_notebook --json".Split(' '), out var arguments));

        Assert.True(arguments.HasHistory && arguments.IsJson);
        Assert.Equal("+exposure:fraud_notebook", arguments.Selection);
        Assert.Equal("20260101T000000Z-20260101T010000Z", BatchInterval.RunKeyOf(arguments.Interval!.Value));
    }

    [Fact]
    public void Read_WithoutAnInterval_LeavesItToTheClock()
    {
        Assert.Null(PipelineArguments.Read(["pipeline", "run"], out var arguments));

        Assert.Null(arguments.Interval);
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00.900Z", "20260131T000000Z-20260131T120000Z")]
    [InlineData("2026-01-31T00:00:00.100Z", "20260130T000000Z-20260131T000000Z")]
    public void TodayUntil_ATime_IsItsDaySoFar(string time, string runKey) =>
        Assert.Equal(runKey, BatchInterval.RunKeyOf(BatchInterval.TodayUntil(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture))));
}
