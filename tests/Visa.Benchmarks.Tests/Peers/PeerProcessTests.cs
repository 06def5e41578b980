using Visa.Benchmarks.Peers;

namespace Visa.Benchmarks.Tests.Peers;

public sealed class PeerProcessTests
{
    [Fact]
    public async Task RunAsync_Program_GivesOutputAndExitCode()
    {
        var result = await PeerProcess.RunAsync(Shell("echo first; echo \"$WORD\"; echo wrong >&2; exit 3", TimeSpan.FromMinutes(2)), CancellationToken.None);

        Assert.Equal((3, "last", "wrong\n"), (result.ExitCode, result.LastLine, result.Errors));
    }

    [Fact]
    public async Task RunAsync_PastItsTimeLimit_IsEndedWithWhatItStarted()
    {
        var command = Shell("sleep 600 & wait", TimeSpan.FromMilliseconds(200));

        var exception = await Assert.ThrowsAsync<TimeoutException>(() => PeerProcess.RunAsync(command, CancellationToken.None));

        Assert.Contains("0.2 s", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EnsureSuccess_OfAFailure_CarriesItsErrors() =>
        Assert.Contains("no such module", Assert.Throws<InvalidOperationException>(() => new PeerResult(1, "", "no such module\n").EnsureSuccess("peer")).Message, StringComparison.Ordinal);

    private static PeerCommand Shell(string script, TimeSpan limit) =>
        new("/bin/sh", ["-c", script]) { TimeLimit = limit, Environment = new Dictionary<string, string> { ["WORD"] = "last" } };
}
