using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Generation;

/// <summary>How fast history is made, where the time goes, and how that compares with the approach that it replaces.</summary>
internal sealed class GeneratorArea : IBenchmarkArea
{
    private const double RateAim = 250_000;
    private const double FakerAim = 100;

    public string Name => "generator";

    public string Description => "history to memory and to files, its memory, and Python's Faker beside it";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        session.Report("building the population");
        var history = new HistoryRounds(session.Quick ? 1 : 6);
        var faker = await FindFakerAsync(session, cancellationToken);
        var contenders = new List<Contender>
        {
            new("simulated", token => Task.FromResult(history.Simulate(token))),
            new("to memory", token => Task.FromResult(history.ToMemory(token))),
            new("to files, 1 thread", token => history.ToFilesAsync(1, token)),
            new("to files, 2 threads", token => history.ToFilesAsync(2, token)),
        };
        if (faker is not null) contenders.Add(new Contender("Faker", token => faker.RateAsync(TimeSpan.FromSeconds(session.Quick ? 1 : 4), token)));
        var medians = await session.MediansAsync(contenders, cancellationToken);

        session.Record(new Measurement("simulated, not encoded, 1 thread", medians[0], "transactions/s"));
        session.Record(new Measurement("JSON in memory, 1 thread", medians[1], "transactions/s") { Aim = Aim.AtLeast(RateAim) });
        if (faker is not null)
            session.Record(new Measurement("JSON in memory, 1 thread, and Faker", medians[1], "transactions/s") { Peer = faker.Name, PeerValue = medians[4], Aim = Aim.RatioAtLeast(FakerAim) });
        session.Record(new Measurement("gzipped JSON files, 1 thread", medians[2], "transactions/s"));
        session.Record(new Measurement("gzipped JSON files, 2 threads", medians[3], "transactions/s"));
        session.Record(new Measurement("allocated, JSON in memory", history.AllocatedBytes, "bytes/transaction") { Better = Better.Lower });
        await MemoryOverTime.MeasureAsync(session, cancellationToken);
    }

    private static async Task<FakerPeer?> FindFakerAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        var found = await session.Peers.PythonModuleAsync(FakerPeer.Module, FakerPeer.DebianPackage, cancellationToken);
        if (found.IsFound) return new FakerPeer(session.Root, found.Value);
        session.Skip(new SkippedPart("Faker", found.Reason, found.Command));
        return null;
    }
}
