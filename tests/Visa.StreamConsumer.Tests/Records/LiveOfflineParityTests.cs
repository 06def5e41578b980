using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Amazon.Kinesis.ClientLibrary;
using Visa.Domain;
using Visa.Domain.Transactions;
using Visa.Features;
using Visa.Features.Cards;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Records;

/// <summary>
/// The features that the consumer computed live, through restarts from its snapshots, disorder and repeated records, against those of the same
/// transactions read back and replayed card by card in the order of <c>card_ordinal</c>, as training does it. Bit for bit.
/// </summary>
public sealed class LiveOfflineParityTests
{
    private static readonly int Count = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? 200_000 : 10_000;

    [Fact]
    public async Task Features_ComputedLive_EqualThoseReplayedOfflineByCardOrdinal()
    {
        var random = new Random(20260310);
        using var consumer = new ConsumerHarness(processing => (processing.BatchSize, processing.CheckpointRecords) = (64, Count / 50));
        // The reason code of each decision is a digest of the vector that it was made from.
        consumer.Scorer.CodeOf = Digest;
        var records = Stream(random);

        await DecideAsync(consumer, records, random);

        var transactions = records.Select(record => Decode(record.Data)).DistinctBy(transaction => transaction.Id).ToDictionary(transaction => transaction.Id);
        var decisions = consumer.Kinesis.Stream.Select(Read).DistinctBy(decision => decision.TransactionId).ToList();
        var tooLate = consumer.Firehose.Lines.Select(line => JsonDocument.Parse(line).RootElement).DistinctBy(letter => letter.GetProperty("sequence_number").GetString()).ToList();
        Assert.All(tooLate, letter => Assert.Equal(DeadLetter.TooLateReason, letter.GetProperty("reason").GetString()));
        Assert.Equal(transactions.Keys.ToHashSet(), [.. decisions.Select(decision => decision.TransactionId), .. tooLate.Select(letter => Decode(letter.GetProperty("data_base64").GetBytesFromBase64()).Id)]);
        Assert.InRange(tooLate.Count, 1, Count / 20);
        Assert.True(consumer.Kinesis.Stream.Count > decisions.Count, "No restart decided anything again.");
        var (offline, row) = (new CardStateStore(), new float[FeatureCatalogue.Count]);
        foreach (var decision in decisions.OrderBy(decision => decision.CardToken.Value).ThenBy(decision => decision.CardOrdinal))
        {
            Assert.True(offline.TryAccept(transactions[decision.TransactionId], row, out var ordinal));
            Assert.Equal((decision.CardOrdinal, decision.Reasons.Single().Code), (ordinal, Digest(row)));
        }
    }

    private static async Task DecideAsync(ConsumerHarness consumer, List<KinesisClientRecord> records, Random random)
    {
        var places = records.Select((record, place) => (record.SequenceNumber, place)).ToDictionary(found => found.SequenceNumber, found => found.place);
        await consumer.StartAsync();
        for (var next = 0; next < records.Count;)
        {
            var page = records.GetRange(next, Math.Min(random.Next(1, 400), records.Count - next));
            await consumer.DeliverAsync(page);
            next += page.Count;
            if (random.Next(Count / 1_000) != 0)
                continue;
            await consumer.StartAsync();
            next = places.TryGetValue(consumer.Checkpointer.Checkpoint, out var place) ? place + 1 : 0;
        }
    }

    /// <summary>Cards of all habits; a tenth of the records come again, and some events are late by minutes or weeks.</summary>
    private static List<KinesisClientRecord> Stream(Random random)
    {
        var recent = new Queue<Transaction>();
        var (records, clock) = (new List<KinesisClientRecord>(Count), Noon);
        for (var number = 0; records.Count < Count; number++)
        {
            clock += TimeSpan.FromSeconds(random.Next(40));
            var late = random.Next(30) switch { 0 => TimeSpan.FromHours(random.Next(40 * 24)), < 5 => TimeSpan.FromMinutes(random.Next(60)), _ => TimeSpan.Zero };
            var transaction = Make(number, clock - late, random);
            records.Add(Record(records.Count, transaction));
            recent.Enqueue(transaction);
            if (random.Next(10) == 0)
                records.Add(Record(records.Count, recent.ElementAt(random.Next(recent.Count))));
            if (recent.Count > 20)
                recent.Dequeue();
        }
        return records;
    }

    private static Transaction Make(int number, DateTimeOffset time, Random random) => Transaction(number, random.Next(1, random.Next(2) == 0 ? 20 : 400)) with
    {
        Id = TransactionId.Create(time, (UInt128)number),
        EventTime = time,
        Type = (TransactionType)random.Next(5),
        EntryMode = (EntryMode)random.Next(5),
        Response = (IssuerResponse)random.Next(5),
        BillingAmount = new Money(random.Next(random.Next(2) == 0 ? 300 : 200_000), Currency.Usd),
        MerchantId = $"m-{random.Next(60)}",
        TerminalId = $"t-{random.Next(4)}",
        Mcc = random.Next(3) switch { 0 => 5411, 1 => 5812, _ => 7995 },
        MerchantCountry = random.Next(8) == 0 ? "US" : "FR",
        Latitude = random.Next(-80, 80),
        Longitude = random.Next(-170, 170),
    };

    private static Transaction Decode(ReadOnlyMemory<byte> json) =>
        TransactionJson.TryRead(json.Span, out var transaction, out var error) ? transaction! : throw new InvalidDataException(error);

    private static string Digest(ReadOnlySpan<float> row) => $"F{Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(row)))[..32]}";
}
