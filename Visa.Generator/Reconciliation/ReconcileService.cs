using Microsoft.Extensions.Options;

namespace Visa.Generator.Reconciliation;

/// <summary>Runs the reconciliation once, writes its summary and ends the process.</summary>
internal sealed class ReconcileService(
    Reconciler reconciler, IOptions<ReconcileOptions> options, IOptions<RunOptions> run, ExitStatus exit, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var summary = await reconciler.RunAsync(run.Value.Id!, stoppingToken);
        await WriteAsync(summary, stoppingToken);
        foreach (var defect in summary.Defects) await Console.Error.WriteLineAsync(defect.AsMemory(), stoppingToken);
        if (summary.Defects.Count == 0) exit.Succeed();
        lifetime.StopApplication();
    }

    /// <summary>Under another name first, so that a reader never sees half of it.</summary>
    private async Task WriteAsync(ReconcileSummary summary, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(options.Value.SummaryPath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.tmp";
        await File.WriteAllBytesAsync(unfinished, SummaryJson.Write(summary), cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }
}
