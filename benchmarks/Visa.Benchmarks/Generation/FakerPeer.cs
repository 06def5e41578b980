using System.Globalization;
using System.Text.Json;
using Visa.Benchmarks.Peers;

namespace Visa.Benchmarks.Generation;

/// <summary>The approach that this generator replaces: Python's Faker, one draw for each field of each transaction.</summary>
internal sealed class FakerPeer(string root, string version)
{
    public const string Module = "faker";
    public const string DebianPackage = "python3-fake-factory";

    public string Name => $"Faker {version}";

    /// <summary>Transactions a second, as JSON lines in memory, on one core.</summary>
    public async Task<double> RateAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var script = Path.Combine(root, "benchmarks", "peers", "faker_transactions.py");
        var seconds = time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var command = new PeerCommand(PeerFinder.Python, [script, seconds]) { TimeLimit = time + TimeSpan.FromMinutes(1) };
        var result = (await PeerProcess.RunAsync(command, cancellationToken)).EnsureSuccess("Faker");
        using var summary = JsonDocument.Parse(result.LastLine);
        return summary.RootElement.GetProperty("transactions").GetDouble() / summary.RootElement.GetProperty("seconds").GetDouble();
    }
}
