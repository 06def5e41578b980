using System.Text.Json;
using Amazon.ECS;
using Amazon.Runtime;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Ecs;

namespace Visa.Orchestrator.Tests.Remote;

public sealed class EcsTaskTests : IAsyncLifetime
{
    private static readonly SubmitToken Token = new(SubmitToken.ValueOf("d", "r", "s", -1, 1, 1), new DateTimeOffset(2026, 3, 8, 2, 0, 0, TimeSpan.Zero));
    private static readonly EcsTaskSpec Spec = new("visa", "visa-scoring:7", "scoring", ["train"], new Dictionary<string, string> { ["TRACEPARENT"] = "00-1-2-01" }, ["subnet-1"], ["sg-1"]);
    private static readonly EcsTaskHandle Handle = new("visa", "arn:task/1", "scoring");

    private ScriptedAws _aws = null!;
    private EcsTask _job = null!;

    public async Task InitializeAsync()
    {
        _aws = await ScriptedAws.StartAsync();
        _job = new EcsTask(new AmazonECSClient(new BasicAWSCredentials("k", "s"), _aws.Configure(new AmazonECSConfig())));
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task Submit_Task_CarriesTokenTagCommandAndEnvironment()
    {
        _aws.On("RunTask", """{"failures":[],"tasks":[{"taskArn":"arn:task/1","lastStatus":"PROVISIONING"}]}""");

        var handle = await _job.SubmitAsync(Token, Spec, CancellationToken.None);

        Assert.Equal(Handle, handle);
        var (_, body) = Assert.Single(_aws.Requests);
        Assert.Equal(Token.Value, body.GetProperty("clientToken").GetString());
        Assert.Equal(Token.Value[..36], body.GetProperty("startedBy").GetString());
        Assert.Equal("FARGATE", body.GetProperty("launchType").GetString());
        var container = body.GetProperty("overrides").GetProperty("containerOverrides")[0];
        Assert.Equal("train", container.GetProperty("command")[0].GetString());
        Assert.Equal("TRACEPARENT", container.GetProperty("environment")[0].GetProperty("name").GetString());
        Assert.Equal("DISABLED", body.GetProperty("networkConfiguration").GetProperty("awsvpcConfiguration").GetProperty("assignPublicIp").GetString());
    }

    [Theory]
    [InlineData("""{"failures":[{"reason":"RESOURCE:MEMORY"}],"tasks":[]}""", FailureClass.Throttled)]
    [InlineData("""{"failures":[{"reason":"Capacity is unavailable at this time."}],"tasks":[]}""", FailureClass.Throttled)]
    [InlineData("""{"failures":[{"reason":"AGENT"}],"tasks":[]}""", FailureClass.Retryable)]
    public async Task Submit_NoTaskStarted_SaysWhatThatMeans(string answer, FailureClass expected)
    {
        _aws.On("RunTask", answer);

        var failure = await Assert.ThrowsAsync<RemoteJobException>(async () => await _job.SubmitAsync(Token, Spec, CancellationToken.None));

        Assert.Equal(expected, failure.Class);
    }

    [Fact]
    public async Task Submit_TokenUsedForAnother_IsPermanent()
    {
        _aws.Refuse("RunTask", "ConflictException");

        var failure = await Assert.ThrowsAnyAsync<AmazonECSException>(async () => await _job.SubmitAsync(Token, Spec, CancellationToken.None));

        Assert.Equal(FailureClass.Permanent, FailureClassification.Of(failure));
    }

    [Fact]
    public async Task Find_TaskHasStopped_IsFound()
    {
        _aws.On("ListTasks", request => (200, request.GetProperty("desiredStatus").GetString() == "STOPPED" ? """{"taskArns":["arn:task/1"]}""" : """{"taskArns":[]}"""));

        Assert.Equal(Handle, await _job.FindAsync(Token, Spec, CancellationToken.None));
    }

    [Fact]
    public async Task Find_NoTask_IsNull()
    {
        _aws.On("ListTasks", """{"taskArns":[]}""");

        Assert.Null(await _job.FindAsync(Token, Spec, CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"lastStatus":"RUNNING"}""", RemoteState.Active)]
    [InlineData("""{"lastStatus":"SOMETHING_NEW"}""", RemoteState.Active)]
    [InlineData("""{"lastStatus":"STOPPED","containers":[{"name":"scoring","exitCode":0}]}""", RemoteState.Succeeded)]
    [InlineData("""{"lastStatus":"STOPPED","containers":[{"name":"scoring","exitCode":3}]}""", RemoteState.Failed)]
    [InlineData("""{"lastStatus":"STOPPED","stopCode":"TaskFailedToStart","containers":[{"name":"scoring"}]}""", RemoteState.Failed)]
    [InlineData("""{"lastStatus":"STOPPED","stopCode":"UserInitiated","containers":[{"name":"scoring"}]}""", RemoteState.Cancelled)]
    public async Task Describe_Task_IsItsState(string task, RemoteState expected)
    {
        _aws.On("DescribeTasks", $$"""{"tasks":[{{task}}],"failures":[]}""");

        Assert.Equal(expected, (await _job.DescribeAsync(Handle, CancellationToken.None)).State);
    }

    [Fact]
    public async Task Describe_ForgottenTask_IsIndeterminate()
    {
        _aws.On("DescribeTasks", """{"tasks":[],"failures":[{"arn":"arn:task/1","reason":"MISSING"}]}""");

        Assert.Equal(FailureClass.Indeterminate, (await _job.DescribeAsync(Handle, CancellationToken.None)).Class);
    }

    [Fact]
    public async Task Cancel_Task_StopsIt()
    {
        _aws.On("StopTask", """{"task":{"taskArn":"arn:task/1"}}""");

        await _job.CancelAsync(Handle, CancellationToken.None);

        Assert.Equal(JsonValueKind.String, Assert.Single(_aws.Requests).Body.GetProperty("reason").ValueKind);
    }
}
