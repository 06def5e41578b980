using Visa.Benchmarks.Areas;
using Visa.Benchmarks.LocalAws;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Batch;

/// <summary>Raw transactions to the warehouse on the embedded AWS in a process of its own, with pandas doing the same cleaning in the same run. One round: it takes minutes.</summary>
internal sealed class BatchArea : IBenchmarkArea
{
    private const double RowsAim = 500_000;
    private const double MemoryAim = 2_000;
    private const double Megabyte = 1_000_000;

    public string Name => "batch";

    public string Description => "transform and load: raw transactions to the warehouse, and the memory that it takes";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        using var history = new BenchFolder();
        session.Report("making the history");
        var transactions = await RawHistory.MakeAsync(history.Path, session.Quick ? 50_000 : 250_000, session.Quick ? 5 : 30, cancellationToken);
        var peer = await PandasPeer.MeasureAsync(session, history.Path, cancellationToken);
        using var data = new BenchFolder();
        await using var aws = await ServerProcess.StartLocalAwsAsync(data.Path, ["--Warehouse:Workgroups:visa=visa"], cancellationToken);
        using var lake = new LoadedLake(aws.Url);
        session.Report($"landing {transactions:N0} transactions");
        await lake.LandAsync(history.Path, cancellationToken);
        session.Report("transforming and loading");
        var (transform, load, rows) = await lake.ProcessAsync(cancellationToken);
        if (rows != transactions) throw new InvalidOperationException($"{transactions} transactions were made and {rows} stand in the table.");
        var size = $"{rows / 1e6:0.#} million transactions";
        session.Record(new Measurement($"Transform and load of {size}", rows / (transform + load).TotalSeconds, "rows/s") { Aim = Aim.AtLeast(RowsAim) });
        session.Record(new Measurement("Transform", rows / transform.TotalSeconds, "rows/s") { Peer = peer?.Name, PeerValue = peer?.RowsPerSecond });
        session.Record(new Measurement("Load", rows / load.TotalSeconds, "rows/s"));
        session.Record(new Measurement("Peak memory of LocalAws", aws.PeakBytes / Megabyte, "MB")
        {
            Better = Better.Lower, Aim = Aim.AtMost(MemoryAim), Peer = peer is null ? null : $"{peer.Name}, of {peer.Rows / 1e6:0.#} million", PeerValue = peer?.PeakBytes / Megabyte,
        });
    }
}
