using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Visa.Benchmarks.Measuring;
using Visa.Decisions.Ensembles;
using Visa.Decisions.Protocol;
using Visa.Features;
using Visa.Scoring.Training;
using ScoringClient = Visa.Decisions.Protocol.Scoring.ScoringClient;

namespace Visa.Benchmarks.Kernel;

/// <summary>
/// gRPC round trips of single rows in an open loop: calls are due at fixed times whatever the answers do, and a latency counts from the time that its call was due.
/// Client and server share this machine.
/// </summary>
internal static class RoundTrips
{
    /// <summary>Of a hundred calls each; more calls than that wait here, and their latency counts.</summary>
    private const int Connections = 8;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task MeasureAsync(BenchmarkSession session, TreeEnsemble ensemble, CancellationToken cancellationToken)
    {
        session.Report("gRPC round trips");
        await using var server = await ScoringServer.StartAsync(ensemble, cancellationToken);
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, MaxConnectionsPerServer = Connections } });
        var client = new ScoringClient(channel);
        var requests = Requests(KernelData.Make(500, 4));
        await RunAsync(client, requests, 500, WarmUp, cancellationToken);
        foreach (var (rate, aim) in ((int, Aim?)[])[(1_000, Aim.AtMost(10)), (10_000, null)])
        {
            var (latencies, failed) = await RunAsync(client, requests, rate, TimeSpan.FromSeconds(session.Quick ? 2 : 10), cancellationToken);
            session.Record(new Measurement($"round trip of one row at {rate:N0}/s, median", Quantile(latencies, 0.5), "ms") { Better = Better.Lower });
            session.Record(new Measurement($"round trip of one row at {rate:N0}/s, p99", Quantile(latencies, 0.99), "ms") { Better = Better.Lower, Aim = aim });
            session.Record(new Measurement($"calls without an answer at {rate:N0}/s", 100.0 * failed / (failed + latencies.Length), "%") { Better = Better.Lower });
        }
    }

    private static async Task<(double[] Milliseconds, int Failed)> RunAsync(ScoringClient client, ScoreBatchRequest[] requests, int rate, TimeSpan duration, CancellationToken cancellationToken)
    {
        var count = (int)(rate * duration.TotalSeconds);
        var latencies = new double[count];
        var calls = new Task[count];
        using var timer = new PeriodicTimer(Tick);
        var started = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < count;)
        {
            var due = Math.Min(count, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * rate));
            for (; sent < due; sent++) calls[sent] = CallAsync(client, requests[sent % requests.Length], started + (long)(sent * (double)Stopwatch.Frequency / rate), latencies, sent, cancellationToken);
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        await Task.WhenAll(calls);
        double[] answered = [.. latencies.Where(latency => !double.IsNaN(latency)).Order()];
        return (answered, count - answered.Length);
    }

    private static async Task CallAsync(ScoringClient client, ScoreBatchRequest request, long due, double[] latencies, int place, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScoreBatchAsync(request, new Metadata { { "authorization", $"Bearer {ScoringServer.Token}" } }, cancellationToken: cancellationToken);
            latencies[place] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }
        catch (RpcException)
        {
            latencies[place] = double.NaN;
        }
    }

    private static ScoreBatchRequest[] Requests(LabelledRows rows) =>
    [
        .. Enumerable.Range(0, rows.Count).Select(row =>
        {
            var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
            request.Features.AddRange(rows.Row(row).ToArray());
            request.Features.AddRange(new float[FeatureCatalogue.Count - rows.Width]);
            return request;
        }),
    ];

    private static double Quantile(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];
}
