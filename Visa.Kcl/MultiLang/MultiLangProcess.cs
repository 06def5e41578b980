using Amazon.Kinesis.ClientLibrary.Hosting;
using Microsoft.Extensions.Hosting;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>Runs a session over stdin and stdout and ends the process with it: the daemon waits for that.</summary>
internal static class MultiLangProcess
{
    private const int ProtocolError = 1;

    public static async Task RunAsync(ProcessorParts parts, IHostApplicationLifetime lifetime, CancellationToken stopRequested)
    {
        // A daemon that has gone already ends the process: a host that is still starting could not be stopped in order.
        await StartedAsync(lifetime, stopRequested);
        using var connection = new DaemonConnection(StandardStreams.OpenInput(), StandardStreams.OpenOutput(), parts.Logger<DaemonConnection>());
        try
        {
            await using var session = new DaemonSession(connection, parts);
            await session.RunAsync(stopRequested);
        }
        catch (MultiLangProtocolException e)
        {
            parts.Logger<DaemonSession>().ProtocolBroken(e);
            Environment.ExitCode = ProtocolError;
        }

        lifetime.StopApplication();
    }

    private static async Task StartedAsync(IHostApplicationLifetime lifetime, CancellationToken stopRequested)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stopRequested);
    }
}
