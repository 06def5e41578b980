using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.LocalAws;

/// <summary>PutObject and GetObject of 1 MB objects over four connections: LocalAws with durable writes, s3rver on the same disk.</summary>
internal static class S3Bench
{
    private const string Peer = "s3rver";
    private const string PeerVersion = "3.7.1";
    private const double RatioAim = 3;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan QuickRound = TimeSpan.FromSeconds(1);

    public static async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        var duration = session.Quick ? QuickRound : Round;
        using var folder = new BenchFolder();
        await using var own = await ServerProcess.StartLocalAwsAsync(folder.Path, cancellationToken);
        using var ownLoad = await S3Load.CreateAsync(own.Url, cancellationToken);
        List<Contender> contenders = [.. Of("LocalAws", ownLoad, duration)];
        var lookup = await session.Peers.NpmPackageAsync(Peer, PeerVersion, cancellationToken);
        if (!lookup.IsFound)
        {
            session.Skip(new SkippedPart(Peer, lookup.Reason, lookup.Command));
            Record(session, await session.MediansAsync(contenders, cancellationToken));
            return;
        }

        using var peerFolder = new BenchFolder();
        await using var peer = await ServerProcess.StartNodeAsync(
            Path.Combine(lookup.Value, "node_modules", Peer, "bin", "s3rver.js"), ["--address", "127.0.0.1", "--directory", peerFolder.Path, "--silent"], cancellationToken);
        using var peerLoad = await S3Load.CreateAsync(peer.Url, cancellationToken);
        contenders.AddRange(Of(Peer, peerLoad, duration));
        Record(session, await session.MediansAsync(contenders, cancellationToken));
    }

    private static IEnumerable<Contender> Of(string name, S3Load load, TimeSpan duration) =>
        [new($"{name} put", token => load.PutAsync(duration, token)), new($"{name} get", token => load.GetAsync(duration, token))];

    private static void Record(BenchmarkSession session, double[] medians)
    {
        foreach (var (place, name) in ((int, string)[])[(0, "S3 PutObject"), (1, "S3 GetObject")])
        {
            var measured = new Measurement($"{name} of 1 MB", medians[place], "MB/s");
            session.Record(medians.Length == 2 ? measured : measured with { Peer = $"{Peer} {PeerVersion}", PeerValue = medians[place + 2], Aim = Aim.RatioAtLeast(RatioAim) });
        }
    }
}
