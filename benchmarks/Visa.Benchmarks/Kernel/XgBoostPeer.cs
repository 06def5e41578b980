using System.Text.Json;
using Visa.Benchmarks.Measuring;
using Visa.Benchmarks.Peers;

namespace Visa.Benchmarks.Kernel;

/// <summary>XGBoost from Debian: an ensemble of the same shape, row by row and in batches, on one thread.</summary>
internal static class XgBoostPeer
{
    private const string Module = "xgboost";
    private const string DebianPackage = "python3-xgboost";

    public static async Task MeasureAsync(BenchmarkSession session, double oneRow, double batchRow, CancellationToken cancellationToken)
    {
        var lookup = await session.Peers.PythonModuleAsync(Module, DebianPackage, cancellationToken);
        if (!lookup.IsFound)
        {
            session.Skip(new SkippedPart("XGBoost", lookup.Reason, lookup.Command));
            return;
        }

        session.Report("XGBoost: training and predicting");
        var script = Path.Combine(session.Root, "benchmarks", "peers", "xgboost_rows.py");
        var command = new PeerCommand(PeerFinder.Python, [script, session.Quick ? "20000" : "100000"]) { TimeLimit = TimeSpan.FromMinutes(10) };
        var result = (await PeerProcess.RunAsync(command, cancellationToken)).EnsureSuccess("XGBoost");
        using var figures = JsonDocument.Parse(result.LastLine);
        var peer = $"XGBoost {lookup.Value}";
        session.Record(new Measurement("one row, beside XGBoost", oneRow, "µs") { Better = Better.Lower, Peer = peer, PeerValue = figures.RootElement.GetProperty("single_us").GetDouble() });
        session.Record(new Measurement("a row in batches, beside XGBoost", batchRow, "µs") { Better = Better.Lower, Peer = peer, PeerValue = figures.RootElement.GetProperty("batch_us").GetDouble() });
    }
}
