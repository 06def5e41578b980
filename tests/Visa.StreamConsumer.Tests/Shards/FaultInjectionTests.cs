using System.Net;
using Amazon.Kinesis.ClientLibrary;
using Visa.Domain.Transactions;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Shards;

/// <summary>Faults and crashes at every seam, over and over; delivery as the client library does it.</summary>
public sealed class FaultInjectionTests
{
    private const int RecordCount = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Checkpoint_UnderFaultsAndCrashes_NeverPassesAnUnacknowledgedOutput(int seed)
    {
        var random = new Random(seed);
        using var consumer = new ConsumerHarness(
            processing => (processing.BatchSize, processing.CheckpointRecords) = (7, 20),
            scoring => scoring.ReplayPatience = TimeSpan.FromHours(1));
        var records = Shard(random);
        Inject(consumer, random);
        consumer.Checkpointer.Before = sequence => AssertSettledUpTo(consumer, records, sequence);
        consumer.Checkpointer.After = () => ThrowSometimes(random, () => new ThrottlingException("busy"));

        await RunAsync(consumer, records, random);

        AssertSettledUpTo(consumer, records, records[^1].SequenceNumber);
        AssertCardsInOrder(consumer);
    }

    /// <summary>Delivers until the last record is checkpointed; after a failure either the batch again or a new owner.</summary>
    private static async Task RunAsync(ConsumerHarness consumer, IReadOnlyList<KinesisClientRecord> records, Random random)
    {
        var next = await TakeUpAsync(consumer, records);
        for (var rounds = 0; consumer.Checkpointer.Checkpoint != records[^1].SequenceNumber; rounds++)
        {
            Assert.True(rounds < 20_000, "The shard makes no progress.");
            var batch = records.Skip(next).Take(random.Next(40)).ToList();
            try
            {
                await consumer.DeliverAsync(batch);
                next += batch.Count;
                if (next == records.Count)
                    await consumer.StopAsync();
                else if (random.Next(20) == 0)
                    next = await TakeUpAsync(consumer, records);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                if (random.Next(3) == 0)
                    next = await TakeUpAsync(consumer, records);
            }
        }
    }

    private static async Task<int> TakeUpAsync(ConsumerHarness consumer, IReadOnlyList<KinesisClientRecord> records)
    {
        while (true)
        {
            try
            {
                await consumer.StartAsync();
                return Place(records, consumer.Checkpointer.Checkpoint) + 1;
            }
            catch (Exception exception) when (exception is IOException or Amazon.S3.AmazonS3Exception)
            {
                // The client library initializes again.
            }
        }
    }

    private static IReadOnlyList<KinesisClientRecord> Shard(Random random)
    {
        var records = new List<KinesisClientRecord>();
        for (var number = 0; number < RecordCount; number++)
        {
            var repeated = number > 0 && random.Next(12) == 0;
            records.Add(random.Next(15) == 0 ? Poison(number) : Record(number, Transaction(repeated ? number - 1 : number, (repeated ? number - 1 : number) % 5 + 1)));
        }
        return records;
    }

    private static void Inject(ConsumerHarness consumer, Random random)
    {
        consumer.Kinesis.Before = () => ThrowSometimes(random, () => new HttpRequestException("refused"), () => new InvalidOperationException("crash"));
        consumer.Kinesis.After = () => ThrowSometimes(random, () => new HttpRequestException("lost"), () => new InvalidOperationException("crash"));
        consumer.Kinesis.Refuse = _ => random.Next(8) == 0 ? "ProvisionedThroughputExceededException" : null;
        consumer.Firehose.Before = () => ThrowSometimes(random, () => new HttpRequestException("refused"), () => new InvalidOperationException("crash"));
        consumer.Firehose.Refuse = () => random.Next(5) == 0;
        consumer.S3.Before = () => ThrowSometimes(random, () => new IOException("refused"), () => FakeS3.Error(HttpStatusCode.ServiceUnavailable, "SlowDown"));
        consumer.S3.After = () => ThrowSometimes(random, () => new IOException("lost"));
        consumer.Scorer.Before = () => consumer.Scorer.IsDown = random.Next(4) == 0;
    }

    private static void ThrowSometimes(Random random, params Func<Exception>[] faults)
    {
        if (random.Next(12) == 0)
            throw faults[random.Next(faults.Length)]();
    }

    private static void AssertSettledUpTo(ConsumerHarness consumer, IReadOnlyList<KinesisClientRecord> records, string sequence)
    {
        var decided = consumer.Kinesis.Stream.GroupBy(line => Read(line).TransactionId, WithoutDecidedAt).ToDictionary(group => group.Key, group => group.ToList());
        Assert.All(decided.Values, lines => Assert.Single(lines.Distinct()));
        foreach (var record in records.Take(Place(records, sequence) + 1))
        {
            if (TransactionJson.TryRead(record.Data.Span, out var transaction, out _))
                Assert.Contains(transaction!.Id, decided);
            else
                Assert.Contains(consumer.Firehose.Lines, line => line.Contains($"\"{record.SequenceNumber}\"", StringComparison.Ordinal));
        }
    }

    /// <summary>The first time that each decision arrives, its card's earlier ones are there.</summary>
    private static void AssertCardsInOrder(ConsumerHarness consumer)
    {
        foreach (var card in consumer.Kinesis.Stream.Select(Read).GroupBy(d => d.CardToken))
        {
            var ordinals = card.Select(d => d.CardOrdinal).Distinct().ToList();
            Assert.Equal(Enumerable.Range(1, ordinals.Count).Select(ordinal => (long)ordinal), ordinals);
        }
    }

    private static int Place(IReadOnlyList<KinesisClientRecord> records, string sequence) =>
        records.Select((record, place) => (record, place)).Where(found => found.record.SequenceNumber == sequence).Select(found => found.place).DefaultIfEmpty(-1).Single();
}
