using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.LocalAws;

/// <summary>UpdateItem under a condition, as a lease is renewed, over sixteen connections: LocalAws with durable writes, dynalite in memory.</summary>
internal static class DynamoDbBench
{
    private const string Peer = "dynalite";
    private const string PeerVersion = "4.0.0";
    private const double RatioAim = 3;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan QuickRound = TimeSpan.FromSeconds(1);

    public static async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        var duration = session.Quick ? QuickRound : Round;
        using var folder = new BenchFolder();
        await using var own = await ServerProcess.StartLocalAwsAsync(folder.Path, cancellationToken);
        using var ownLoad = await DynamoDbLoad.CreateAsync(own.Url, cancellationToken);
        var contenders = new List<Contender> { new("LocalAws conditional updates", token => ownLoad.UpdateAsync(duration, token)) };
        var lookup = await session.Peers.NpmPackageAsync(Peer, PeerVersion, cancellationToken);
        if (!lookup.IsFound)
        {
            session.Skip(new SkippedPart(Peer, lookup.Reason, lookup.Command));
            Record(session, await session.MediansAsync(contenders, cancellationToken));
            return;
        }

        await using var peer = await ServerProcess.StartNodeAsync(Path.Combine(lookup.Value, "node_modules", Peer, "cli.js"), ["--createTableMs", "20"], cancellationToken);
        using var peerLoad = await DynamoDbLoad.CreateAsync(peer.Url, cancellationToken);
        contenders.Add(new Contender("dynalite conditional updates", token => peerLoad.UpdateAsync(duration, token)));
        Record(session, await session.MediansAsync(contenders, cancellationToken));
    }

    private static void Record(BenchmarkSession session, double[] medians)
    {
        var measured = new Measurement("DynamoDB conditional updates", medians[0], "updates/s");
        session.Record(medians.Length == 1 ? measured : measured with { Peer = $"{Peer} {PeerVersion} in memory", PeerValue = medians[1], Aim = Aim.RatioAtLeast(RatioAim) });
    }
}
