using System.Buffers;
using System.Diagnostics;
using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;

namespace Visa.Benchmarks.Generation;

/// <summary>How fast history is made, against the approach that it replaces.</summary>
internal sealed class GeneratorArea : IBenchmarkArea
{
    private const double RateAim = 250_000;
    private const double FakerAim = 100;

    public string Name => "generator";

    public string Description => "history to memory and to files, against Python's Faker";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        session.Report("building the population");
        var population = Population.Build(1, 50_000, 5_000, new CardTokenizer(TokenKey.PublicDevelopment));
        var count = session.Quick ? 20_000 : 200_000;
        var contenders = new List<Contender> { new("to memory", _ => Task.FromResult(ToMemory(population, count))) };

        var lookup = await session.Peers.PythonModuleAsync(FakerPeer.Module, FakerPeer.DebianPackage, cancellationToken);
        FakerPeer? faker = null;
        if (lookup.IsFound)
        {
            faker = new FakerPeer(session.Root, lookup.Value);
            contenders.Add(new Contender("Faker", token => faker.RateAsync(TimeSpan.FromSeconds(session.Quick ? 1 : 4), token)));
        }
        else
        {
            session.Skip(new SkippedPart("Faker", lookup.Reason, lookup.Command));
        }
        var medians = await session.MediansAsync(contenders, cancellationToken);
        var rate = new Measurement("to memory, one core", medians[0], "transactions/s") { Aim = Aim.AtLeast(RateAim) };
        session.Record(rate);
        if (faker is not null) session.Record(rate with { Name = "to memory, one core, against Faker", Peer = faker.Name, PeerValue = medians[1], Aim = Aim.RatioAtLeast(FakerAim) });
    }

    private static double ToMemory(Population population, int count)
    {
        var feed = new TransactionFeed(population, 1, 1_000, 0.005, new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var output = new ArrayBufferWriter<byte>(1 << 16);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            TransactionJson.Write(output, feed.Next().Transaction);
            if (output.WrittenCount > 1 << 15) output.ResetWrittenCount();
        }
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
