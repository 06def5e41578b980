using System.Diagnostics;

namespace Visa.Benchmarks.Peers;

/// <summary>Runs child processes that cannot outlive their time limit or this process's cancellation.</summary>
internal static class PeerProcess
{
    /// <exception cref="TimeoutException">It took longer than its time limit and was ended.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static async Task<PeerResult> RunAsync(PeerCommand command, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(command) };
        process.Start();
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(command.TimeLimit);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{command.Program} did not end within {command.TimeLimit.TotalSeconds:0.#} s.");
        }
        return new PeerResult(process.ExitCode, await output, await errors);
    }

    private static ProcessStartInfo StartInfo(PeerCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        return start;
    }
}
