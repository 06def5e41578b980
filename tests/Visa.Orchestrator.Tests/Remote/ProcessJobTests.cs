using Microsoft.Extensions.Options;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Processes;

namespace Visa.Orchestrator.Tests.Remote;

public sealed class ProcessJobTests : IDisposable
{
    private static readonly SubmitToken Token = new(SubmitToken.ValueOf("d", "r", "s", -1, 1, 1), DateTimeOffset.UnixEpoch);

    private readonly string _root = Directory.CreateTempSubdirectory("visa-processes-").FullName;
    private readonly ProcessJob _job;

    public ProcessJobTests() => _job = new ProcessJob(Options.Create(new ProcessJobOptions { Directory = _root }), TimeProvider.System);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Submit_Program_EndsWithItsLastLine()
    {
        var handle = await _job.SubmitAsync(Token, Sh("echo first; echo '{\"rows\":3}'"), CancellationToken.None);

        var status = await EndOfAsync(handle);

        Assert.Equal(RemoteState.Succeeded, status.State);
        Assert.Equal("{\"rows\":3}", status.Result!.LastLine);
    }

    [Theory]
    [InlineData(1, FailureClass.Retryable)]
    [InlineData(2, FailureClass.Permanent)]
    public async Task Submit_FailingProgram_FailsWithWhatItSaid(int code, FailureClass expected)
    {
        var handle = await _job.SubmitAsync(Token, Sh($"echo the reason >&2; exit {code}"), CancellationToken.None);

        var status = await EndOfAsync(handle);

        Assert.Equal((RemoteState.Failed, expected), (status.State, status.Class));
        Assert.Contains("the reason", status.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_SameTokenAgain_StartsNothing()
    {
        var count = Path.Combine(_root, "count");
        var spec = Sh($"echo x >>'{count}'");
        await EndOfAsync(await _job.SubmitAsync(Token, spec, CancellationToken.None));

        var again = await _job.SubmitAsync(Token, spec, CancellationToken.None);
        await EndOfAsync(again);

        Assert.Single(await File.ReadAllLinesAsync(count));
        Assert.Equal(again, await _job.FindAsync(Token, spec, CancellationToken.None));
    }

    [Fact]
    public async Task Submit_ManyAtOnce_OneStarts()
    {
        var count = Path.Combine(_root, "count");
        var spec = Sh($"echo x >>'{count}'");

        var handles = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await _job.SubmitAsync(Token, spec, CancellationToken.None))));
        await EndOfAsync(handles[0]);

        Assert.Single(handles.Distinct());
        Assert.Single(await File.ReadAllLinesAsync(count));
    }

    [Fact]
    public async Task Cancel_RunningProgram_EndsItAndItsChildren()
    {
        var handle = await _job.SubmitAsync(Token, Sh("sleep 600 & wait"), CancellationToken.None);
        Assert.Equal(RemoteState.Active, (await _job.DescribeAsync(handle, CancellationToken.None)).State);
        while (!File.Exists(Path.Combine(handle.JobDirectory, "pid")))
        {
            await Task.Delay(10);
        }

        await _job.CancelAsync(handle, CancellationToken.None);

        Assert.NotEqual(RemoteState.Active, (await EndOfAsync(handle)).State);
    }

    [Fact]
    public async Task Find_TokenNeverSubmitted_IsNull() => Assert.Null(await _job.FindAsync(Token, Sh("true"), CancellationToken.None));

    private static ProcessSpec Sh(string script) => new("sh", ["-c", script], new Dictionary<string, string>());

    private async Task<RemoteStatus<ProcessResult>> EndOfAsync(ProcessHandle handle)
    {
        while (true)
        {
            var status = await _job.DescribeAsync(handle, CancellationToken.None);
            if (status.State != RemoteState.Active)
            {
                return status;
            }

            await Task.Delay(10);
        }
    }
}
