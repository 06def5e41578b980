using System.IO.Compression;
using System.Text;
using Amazon.Kinesis.ClientLibrary;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Domain.Decisions;
using Visa.StreamConsumer.Replay;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Replay;

/// <summary>A lake with what a consumer read and decided, degraded decisions, repeated deliveries, disorder and restarts in it.</summary>
internal sealed class FilledLake : IDisposable
{
    private readonly List<KinesisClientRecord> _read = [];

    public ConsumerHarness Consumer { get; } = new(processing => processing.BatchSize = 4);

    public static ReplayArguments All { get; } = new() { From = Noon.AddDays(-1), To = Noon.AddDays(1) };

    public static ScoringPolicy Policy { get; } = PolicyFile.Load(Path.Combine(AppContext.BaseDirectory, "policy.yaml"));

    /// <summary>The first decision of each transaction.</summary>
    public IReadOnlyList<Decision> FirstDecisions => [.. Consumer.Kinesis.Stream.Select(Read).DistinctBy(decision => decision.TransactionId)];

    public static async Task<FilledLake> CreateAsync()
    {
        var lake = new FilledLake();
        lake.Consumer.Scorer.Assessor = new Assessor(Policy, model: null);
        lake.Consumer.Scorer.ModelVersion = Policy.ModelVersion;
        await lake.Consumer.StartAsync();
        await lake.ReadAsync(Numbers(0, 10));
        await lake.Consumer.StopAsync();
        // Late ones, and one that was read already.
        await lake.ReadAsync([.. Numbers(10, 12).Reverse(), 3]);
        lake.Consumer.Scorer.IsDown = true;
        await lake.ReadAsync(Numbers(22, 5));
        lake.Consumer.Scorer.IsDown = false;
        // Again from the checkpoint.
        await lake.Consumer.StartAsync();
        await lake.Consumer.DeliverAsync(lake._read[10..]);
        await lake.ReadAsync(Numbers(27, 8));
        lake.Land();
        return lake;
    }

    public Task<ReplayReport> ReplayAsync(ReplayArguments arguments) => Consumer.ReplayAsync(arguments);

    /// <summary>Stores lines as Firehose does.</summary>
    public void Put(string entity, int part, IEnumerable<byte[]> lines)
    {
        using var file = new MemoryStream();
        using (var zipped = new GZipStream(file, CompressionLevel.Fastest))
        {
            foreach (var line in lines) zipped.Write(line);
        }
        Consumer.S3.Objects[$"raw/{entity}/year=2026/month=03/day=10/hour=12/{entity}-{part:D3}.gz"] = file.ToArray();
    }

    /// <summary>Changes the lines of decisions.</summary>
    public void RewriteDecisions(Func<string, string?> change) =>
        Put("decisions", 0, Consumer.Kinesis.Stream.Select(change).OfType<string>().Select(Encoding.UTF8.GetBytes));

    public void Dispose() => Consumer.Dispose();

    private static IReadOnlyList<int> Numbers(int from, int count) => [.. Enumerable.Range(from, count)];

    /// <summary>Delivers transactions of three cards in this order, whatever their event times.</summary>
    private async Task ReadAsync(IReadOnlyList<int> transactions)
    {
        var records = transactions.Select((number, place) => Record(_read.Count + place, Transaction(number, number % 3 + 1))).ToList();
        _read.AddRange(records);
        await Consumer.DeliverAsync(records);
    }

    private void Land()
    {
        // Two objects of transactions, of which the later arrivals come first, and one of decisions.
        var lines = _read.Select(record => record.Data.ToArray()).ToList();
        Put("transactions", 0, lines[15..]);
        Put("transactions", 1, lines[..15]);
        RewriteDecisions(line => line);
    }
}
