using System.Globalization;
using System.Text.Json;
using Visa.Benchmarks.Measuring;
using Visa.Benchmarks.Peers;

namespace Visa.Benchmarks.Batch;

/// <summary>Debian's pandas over the same files: the same rules, in memory, writing nothing. It would need more memory for all of them than a laptop has, so it gets a time.</summary>
internal static class PandasPeer
{
    private const string Module = "pandas";
    private const string DebianPackage = "python3-pandas";

    public static async Task<PandasFigures?> MeasureAsync(BenchmarkSession session, string folder, CancellationToken cancellationToken)
    {
        var pandas = await session.Peers.PythonModuleAsync(Module, DebianPackage, cancellationToken);
        if (!pandas.IsFound)
        {
            session.Skip(new SkippedPart("pandas", pandas.Reason, pandas.Command));
            return null;
        }

        session.Report("pandas");
        var time = TimeSpan.FromSeconds(session.Quick ? 10 : 60);
        var script = Path.Combine(session.Root, "benchmarks", "peers", "pandas_clean.py");
        var command = new PeerCommand(PeerFinder.Python, [script, folder, time.TotalSeconds.ToString(CultureInfo.InvariantCulture)]) { TimeLimit = time + TimeSpan.FromMinutes(5) };
        var result = (await PeerProcess.RunAsync(command, cancellationToken)).EnsureSuccess(Module);
        using var summary = JsonDocument.Parse(result.LastLine);
        var figures = summary.RootElement;
        var rows = figures.GetProperty("rows").GetInt64();
        return new PandasFigures($"pandas {pandas.Value}", rows, rows / figures.GetProperty("seconds").GetDouble(), figures.GetProperty("peak_bytes").GetDouble());
    }
}
