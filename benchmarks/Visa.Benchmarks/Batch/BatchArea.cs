using Visa.Benchmarks.Areas;
using Visa.Benchmarks.LocalAws;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Batch;

/// <summary>Raw transactions to the marts on the embedded AWS in a process of its own, with pandas doing the same cleaning in the same run. One round: it takes minutes.</summary>
internal sealed class BatchArea : IBenchmarkArea
{
    private const double RowsAim = 500_000;
    private const double MemoryAim = 2_000;
    private const double Megabyte = 1_000_000;

    /// <summary>A card makes a transaction or two a day: with 250,000 cards it comes to ten million.</summary>
    private const int Days = 30;

    public string Name => "batch";

    public string Description => "transform, load and dbt: raw transactions to the marts, and the memory that it takes";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        using var history = new BenchFolder();
        session.Report("making the history");
        var transactions = await RawHistory.MakeAsync(history.Path, session.Quick ? 50_000 : 250_000, session.Quick ? 5 : Days, cancellationToken);
        var peer = await PandasPeer.MeasureAsync(session, history.Path, cancellationToken);
        using var data = new BenchFolder();
        await using var aws = await ServerProcess.StartLocalAwsAsync(data.Path, ["--Warehouse:Workgroups:visa=visa"], cancellationToken);
        using var lake = new LoadedLake(aws.Url);
        session.Report($"landing {transactions:N0} transactions");
        await lake.LandAsync(history.Path, cancellationToken);
        session.Report("transforming and loading");
        var times = await lake.ProcessAsync(cancellationToken);
        if (times.Rows != transactions) throw new InvalidOperationException($"{transactions} transactions were made and {times.Rows} stand in the table.");
        var size = $"{times.Rows / 1e6:0.#} million transactions";
        session.Record(new Measurement($"Transform and load of {size}", times.Rows / (times.Transform + times.Load).TotalSeconds, "rows/s") { Aim = Aim.AtLeast(RowsAim) });
        session.Record(new Measurement("Transform", times.Rows / times.Transform.TotalSeconds, "rows/s") { Peer = peer?.Name, PeerValue = peer?.RowsPerSecond });
        session.Record(new Measurement("Load", times.Rows / times.Load.TotalSeconds, "rows/s"));
        session.Record(new Measurement("Processor time of transform and load for a row", aws.ProcessorTime.TotalMicroseconds / times.Rows, "µs") { Better = Better.Lower });
        session.Record(new Measurement("Peak memory of LocalAws", aws.PeakBytes / Megabyte, "MB")
        {
            Better = Better.Lower, Aim = Aim.AtMost(MemoryAim), Peer = peer is null ? null : $"{peer.Name}, of {peer.Rows / 1e6:0.#} million", PeerValue = peer?.PeakBytes / Megabyte,
        });
        session.Report("building the marts");
        var build = await lake.BuildAsync(Path.Combine(session.Root, "dbt"), Path.Combine(data.Path, "dbt"), cancellationToken);
        session.Record(new Measurement("dbt build, tests included", times.Rows / build.TotalSeconds, "rows/s"));
        session.Record(new Measurement("Peak memory of LocalAws, dbt build included", aws.PeakBytes / Megabyte, "MB") { Better = Better.Lower, Aim = Aim.AtMost(MemoryAim) });
    }
}
