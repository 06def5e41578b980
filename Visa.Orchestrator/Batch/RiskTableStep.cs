using System.Diagnostics;

namespace Visa.Orchestrator.Batch;

/// <summary>Publishes the risk tables: the verb <c>risk-tables</c> of Visa.Scoring, as a process of this machine.</summary>
public sealed class RiskTableStep
{
    private const string ProgramVariable = "VISA_SCORING";

    /// <summary>Visa.Scoring's assembly; null when <c>VISA_SCORING</c> does not name it.</summary>
    public static string? Program => Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } file && File.Exists(file) ? file : null;

    /// <summary>Runs it to its end. Throws when it fails.</summary>
    /// <param name="log">Takes its progress.</param>
    /// <returns>Its result: one line of JSON.</returns>
    public async Task<string> RunAsync(string program, Action<string> log, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [program, "risk-tables", "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var (result, said) = ("", new List<string>());
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            said.Add(line.Data);
            log(line.Data);
        };
        process.BeginErrorReadLine();
        try
        {
            result = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0 ? result.Trim() : throw new InvalidOperationException($"risk-tables ended with exit code {process.ExitCode}: {said.LastOrDefault()}");
    }
}
