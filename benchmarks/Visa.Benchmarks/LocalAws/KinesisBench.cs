using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.LocalAws;

/// <summary>PutRecords and GetRecords of 300-byte records, 500 a call, over HTTP: apart, then both at once, with LocalAws's durable writes and limits off.</summary>
internal static class KinesisBench
{
    private const string Peer = "kinesalite";
    private const string PeerVersion = "3.3.3";
    private const double RatioAim = 3;
    private const double BothAim = 50_000;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan QuickRound = TimeSpan.FromSeconds(1);

    public static async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        var duration = session.Quick ? QuickRound : Round;
        using var folder = new BenchFolder();
        await using var own = await ServerProcess.StartLocalAwsAsync(folder.Path, cancellationToken);
        using var ownLoad = await KinesisLoad.CreateAsync(own.Url, cancellationToken);
        var contenders = new List<Contender>
        {
            new("LocalAws put", token => ownLoad.PutAsync(duration, token)),
            new("LocalAws get", token => ownLoad.GetAsync(duration, token)),
        };

        var lookup = await session.Peers.NpmPackageAsync(Peer, PeerVersion, cancellationToken);
        ServerProcess? peer = null;
        KinesisLoad? peerLoad = null;
        if (lookup.IsFound)
        {
            peer = await ServerProcess.StartNodeAsync(Path.Combine(lookup.Value, "node_modules", Peer, "cli.js"), cancellationToken);
            peerLoad = await KinesisLoad.CreateAsync(peer.Url, cancellationToken);
            contenders.Add(new Contender("kinesalite put", token => peerLoad.PutAsync(duration, token)));
            contenders.Add(new Contender("kinesalite get", token => peerLoad.GetAsync(duration, token)));
        }
        else
        {
            session.Skip(new SkippedPart(Peer, lookup.Reason, lookup.Command));
        }

        try
        {
            var medians = await session.MediansAsync(contenders, cancellationToken);
            Record(session, "Kinesis PutRecords", medians[0], peerLoad is null ? null : medians[2]);
            Record(session, "Kinesis GetRecords", medians[1], peerLoad is null ? null : medians[3]);
        }
        finally
        {
            peerLoad?.Dispose();
            if (peer is not null)
            {
                await peer.DisposeAsync();
            }
        }

        var both = await session.MedianAsync("LocalAws put and get at once", token => ownLoad.PutAndGetAsync(duration, token), cancellationToken);
        session.Record(new Measurement("Kinesis put and read at once, the slower of the two", both, "records/s") { Aim = Aim.AtLeast(BothAim) });
    }

    private static void Record(BenchmarkSession session, string name, double value, double? peer)
    {
        var measured = new Measurement($"{name}, 500 records of 300 bytes a call", value, "records/s");
        session.Record(peer is null ? measured : measured with { Peer = $"{Peer} {PeerVersion} in memory", PeerValue = peer, Aim = Aim.RatioAtLeast(RatioAim) });
    }
}
