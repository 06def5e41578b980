using System.Text.Json;
using Visa.Benchmarks.Peers;
using Visa.Generator.History;

namespace Visa.Benchmarks.Batch;

/// <summary>A history as the raw zone holds it, made by the generator's own verb.</summary>
internal static class RawHistory
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <returns>How many transactions it has.</returns>
    public static async Task<long> MakeAsync(string folder, int cards, int days, CancellationToken cancellationToken)
    {
        var command = new PeerCommand("dotnet", [typeof(HistoryRun).Assembly.Location, "history", "--days", $"{days}", "--cards", $"{cards}", "--to", folder, "--json"]) { TimeLimit = Limit };
        var result = (await PeerProcess.RunAsync(command, cancellationToken)).EnsureSuccess("Visa.Generator history");
        using var summary = JsonDocument.Parse(result.LastLine);
        return summary.RootElement.GetProperty("transactions").GetInt64();
    }
}
