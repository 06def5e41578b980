using System.Diagnostics;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.LocalAws;

/// <summary>From the start of the process until it answers, with gigabytes of streams, objects and items on disk, after a kill.</summary>
internal static class StartBench
{
    private const long Bytes = 10_000_000_000;
    private const long QuickBytes = 500_000_000;
    private const double SecondsAim = 1;
    private const double Megabyte = 1_000_000;

    public static async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder();
        var bytes = session.Quick ? QuickBytes : Bytes;
        session.Report($"LocalAws: writing {bytes / Megabyte:N0} MB");
        await using (var filled = await ServerProcess.StartLocalAwsAsync(folder.Path, cancellationToken))
        {
            using var load = new FillLoad(filled.Url);
            await load.FillAsync(bytes, cancellationToken);
        }

        var resident = 0.0;
        var seconds = await session.MedianAsync(
            "LocalAws start",
            async token =>
            {
                var watch = Stopwatch.StartNew();
                await using var own = await ServerProcess.StartLocalAwsAsync(folder.Path, token);
                var elapsed = watch.Elapsed.TotalSeconds;
                resident = own.ResidentBytes / Megabyte;
                return elapsed;
            },
            cancellationToken);
        var size = $"{bytes / 1e9:0.#} GB of data";
        session.Record(new Measurement($"Start with {size}", seconds, "s") { Better = Better.Lower, Aim = Aim.AtMost(SecondsAim) });
        session.Record(new Measurement($"Memory after a start with {size}", resident, "MB") { Better = Better.Lower });
    }
}
