using System.Text.Json;
using Amazon.Glue;
using Amazon.Runtime;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;

namespace Visa.Orchestrator.Tests.Remote;

public sealed class GlueJobTests : IAsyncLifetime
{
    private static readonly DateTimeOffset IntendedAt = new(2026, 3, 8, 2, 0, 0, TimeSpan.Zero);
    private static readonly SubmitToken Token = new(SubmitToken.ValueOf("d", "r", "s", -1, 1, 1), IntendedAt);
    private static readonly GlueJobSpec Spec = new("visa-transform", new Dictionary<string, string> { ["--run_key"] = "k" });

    private ScriptedAws _aws = null!;
    private GlueJob _job = null!;

    public async Task InitializeAsync()
    {
        _aws = await ScriptedAws.StartAsync();
        _job = new GlueJob(new AmazonGlueClient(new BasicAWSCredentials("k", "s"), _aws.Configure(new AmazonGlueConfig())));
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task Submit_Run_CarriesTheTokenBesideTheArguments()
    {
        _aws.On("StartJobRun", """{"JobRunId":"jr_1"}""");

        Assert.Equal(new GlueJobHandle("visa-transform", "jr_1"), await _job.SubmitAsync(Token, Spec, CancellationToken.None));

        var arguments = Assert.Single(_aws.Requests).Body.GetProperty("Arguments");
        Assert.Equal(Token.Value, arguments.GetProperty("--visa-token").GetString());
        Assert.Equal("k", arguments.GetProperty("--run_key").GetString());
    }

    [Fact]
    public async Task Submit_JobIsFull_IsThrottled()
    {
        _aws.Refuse("StartJobRun", "ConcurrentRunsExceededException");

        var failure = await Assert.ThrowsAnyAsync<AmazonGlueException>(async () => await _job.SubmitAsync(Token, Spec, CancellationToken.None));

        Assert.Equal(FailureClass.Throttled, FailureClassification.Of(failure));
    }

    [Fact]
    public async Task Find_SeveralWithTheToken_PrefersTheActiveOne()
    {
        _aws.On("GetJobRuns", Page(next: null, Run("jr_3", "FAILED", 30, Token.Value), Run("jr_2", "RUNNING", 20, Token.Value), Run("jr_1", "SUCCEEDED", 10, Token.Value), Run("jr_0", "RUNNING", 5, "other")));

        Assert.Equal("jr_2", (await _job.FindAsync(Token, Spec, CancellationToken.None))?.RunId);
    }

    [Fact]
    public async Task Find_OnTheSecondPage_IsFound()
    {
        _aws.On("GetJobRuns", request => (200, request.TryGetProperty("NextToken", out _) ? Page(null, Run("jr_1", "RUNNING", 10, Token.Value)) : Page("more", Run("jr_9", "RUNNING", 90, "other"))));

        Assert.Equal("jr_1", (await _job.FindAsync(Token, Spec, CancellationToken.None))?.RunId);
    }

    [Fact]
    public async Task Find_RunsOlderThanTheIntent_StopsReading()
    {
        _aws.On("GetJobRuns", Page("more", Run("jr_1", "SUCCEEDED", -3600, "other")));

        Assert.Null(await _job.FindAsync(Token, Spec, CancellationToken.None));
        Assert.Single(_aws.Requests);
    }

    [Theory]
    [InlineData("STARTING", RemoteState.Active)]
    [InlineData("WAITING", RemoteState.Active)]
    [InlineData("STOPPING", RemoteState.Active)]
    [InlineData("BRAND_NEW", RemoteState.Active)]
    [InlineData("SUCCEEDED", RemoteState.Succeeded)]
    [InlineData("FAILED", RemoteState.Failed)]
    [InlineData("TIMEOUT", RemoteState.Failed)]
    [InlineData("ERROR", RemoteState.Failed)]
    [InlineData("EXPIRED", RemoteState.Failed)]
    [InlineData("STOPPED", RemoteState.Cancelled)]
    public async Task Describe_Run_IsItsState(string state, RemoteState expected)
    {
        _aws.On("GetJobRun", $$$"""{"JobRun":{"Id":"jr_1","JobRunState":"{{{state}}}"}}""");

        Assert.Equal(expected, (await _job.DescribeAsync(new GlueJobHandle("visa-transform", "jr_1"), CancellationToken.None)).State);
    }

    private static string Page(string? next, params string[] runs) =>
        $"{{\"JobRuns\":[{string.Join(',', runs)}]{(next is null ? "" : $",\"NextToken\":\"{next}\"")}}}";

    private static string Run(string id, string state, int secondsAfterIntent, string token) => JsonSerializer.Serialize(new
    {
        Id = id,
        JobRunState = state,
        StartedOn = IntendedAt.AddSeconds(secondsAfterIntent).ToUnixTimeSeconds(),
        Arguments = new Dictionary<string, string> { ["--visa-token"] = token },
    });
}
