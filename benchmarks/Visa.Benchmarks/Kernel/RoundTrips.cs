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
        var rows = KernelData.Make(2_000, 4);
        await using var server = await ScoringServer.StartAsync(ensemble, Suspicious(ensemble, rows), cancellationToken);
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, MaxConnectionsPerServer = Connections } });
        var client = new ScoringClient(channel);
        var requests = Requests(rows);
        await RunAsync(client, requests, 500, WarmUp, cancellationToken);
        session.Record(new Measurement("rows that are not approved, and so explained", await ExplainedAsync(client, requests, cancellationToken), "%"));
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
            await client.ScoreBatchAsync(request, Login(), cancellationToken: cancellationToken);
            latencies[place] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }
        catch (RpcException)
        {
            latencies[place] = double.NaN;
        }
    }

    /// <summary>Of a hundred rows one has a margin above it.</summary>
    private static double Suspicious(TreeEnsemble ensemble, LabelledRows rows)
    {
        var kernel = new EnsembleKernel(ensemble);
        double[] margins = [.. Enumerable.Range(0, rows.Count).Select(row => kernel.Margin(rows.Row(row))).Order()];
        return margins[^(rows.Count / 100)];
    }

    private static async Task<double> ExplainedAsync(ScoringClient client, ScoreBatchRequest[] requests, CancellationToken cancellationToken)
    {
        var explained = 0;
        foreach (var request in requests)
        {
            var response = await client.ScoreBatchAsync(request, Login(), cancellationToken: cancellationToken);
            explained += response.Answers.Count(answer => answer.Outcome != Outcome.Approve);
        }

        return 100.0 * explained / requests.Length;
    }

    private static Metadata Login() => new() { { "authorization", $"Bearer {ScoringServer.Token}" } };

    private static ScoreBatchRequest[] Requests(LabelledRows rows)
    {
        var ofTheMinute = FeatureCatalogue.Features.Single(feature => feature.Name == "card_count_1m").Id;
        var requests = new ScoreBatchRequest[rows.Count];
        for (var row = 0; row < requests.Length; row++)
        {
            requests[row] = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
            requests[row].Features.AddRange(rows.Row(row).ToArray());
            requests[row].Features.AddRange(new float[FeatureCatalogue.Count - rows.Width]);
            // A row with many by chance would be declined for that alone, whatever the model says.
            requests[row].Features[ofTheMinute] = 1;
        }

        return requests;
    }

    private static double Quantile(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];
}
