using System.Diagnostics;
using Aspire.Hosting.Processes;

namespace Compat.Tests.AppHost;

public sealed class HostKilledTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationTokenSource _deadline = new(SampleApplication.Patience);

    public void Dispose()
    {
        _deadline.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task HostKilled_WithoutWarning_LeavesNoProcess()
    {
        using var host = StartHost();
        var processes = await UntilBothServeAsync();

        host.Kill();

        await Polling.UntilAsync(() => !processes.Any(Processes.Runs), _deadline.Token);
    }

    [Fact]
    public async Task HostTerminated_InOrder_StopsItsResourcesAndEndsWithZero()
    {
        using var host = StartHost();
        var processes = await UntilBothServeAsync();

        NativeMethods.SignalProcess(host.Id, NativeMethods.SignalTerminate);
        await host.WaitForExitAsync(_deadline.Token);

        Assert.Equal(0, host.ExitCode);
        Assert.Equal(["second", "first"], JournalLine.Read(_directory.Path).Where(line => line.What == "stopping").Select(line => line.Name));
        await Polling.UntilAsync(() => !processes.Any(Processes.Runs), _deadline.Token);
    }

    private Process StartHost()
    {
        var start = new ProcessStartInfo(LauncherCommand.DotNet) { RedirectStandardOutput = true, RedirectStandardError = true };
        var assembly = typeof(Projects.Compat_Tests_SampleHost).Assembly.Location;
        foreach (var argument in (string[])["exec", assembly, $"--directory={_directory.Path}", "--DcpPublisher:RandomizePorts=true"])
            start.ArgumentList.Add(argument);
        var host = Process.Start(start)!;
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        return host;
    }

    /// <returns>The ids of both processes and of the one that the first started.</returns>
    private async Task<IReadOnlyList<int>> UntilBothServeAsync()
    {
        await Polling.UntilAsync(() => JournalLine.Read(_directory.Path).Any(line => line is { Name: "second", What: "serving" }), _deadline.Token);
        var processes = JournalLine.Read(_directory.Path).Select(line => line.ProcessId).Distinct().Concat(Processes.GrandchildrenIn(_directory.Path)).ToList();
        Assert.Equal(3, processes.Count);
        Assert.All(processes, id => Assert.True(Processes.Runs(id)));
        return processes;
    }
}
