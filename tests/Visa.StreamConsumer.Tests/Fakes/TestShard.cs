using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.Model;
using Visa.Domain;
using Visa.Domain.Cards;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;

namespace Visa.StreamConsumer.Tests.Fakes;

/// <summary>Records of a shard, and what decisions look like.</summary>
internal static partial class TestShard
{
    public const string Id = "shardId-000000000000";

    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static Shard Whole(string id) => Part(id, UInt128.MinValue, UInt128.MaxValue);

    public static Shard Part(string id, UInt128 start, UInt128 end, params string[] parents) => new()
    {
        ShardId = id,
        ParentShardId = parents.ElementAtOrDefault(0),
        AdjacentParentShardId = parents.ElementAtOrDefault(1),
        HashKeyRange = new HashKeyRange { StartingHashKey = start.ToString(CultureInfo.InvariantCulture), EndingHashKey = end.ToString(CultureInfo.InvariantCulture) },
    };

    public static string Sequence(int number) => (UInt128.Parse("49680468580648451858657994381189", CultureInfo.InvariantCulture) + (UInt128)number).ToString(CultureInfo.InvariantCulture);

    public static Transaction Transaction(int number, int card = 1) => new()
    {
        Id = TransactionId.Create(Noon.AddSeconds(number), (UInt128)number),
        Type = TransactionType.Purchase,
        CardNumber = new MaskedPan("400000******0000"),
        CardHolder = "Ada Lovelace",
        CardToken = new CardToken((UInt128)card),
        AccountToken = new CardToken((UInt128)card),
        Amount = new Money(1000 + number, Currency.Usd),
        BillingAmount = new Money(1000 + number, Currency.Usd),
        Merchant = "Shop",
        MerchantId = "m-1",
        Mcc = 5411,
        MerchantCountry = "FR",
        TerminalId = "t-1",
        Latitude = 48.85,
        Longitude = 2.35,
        CardCountry = "FR",
        EntryMode = EntryMode.Chip,
        Response = IssuerResponse.Approved,
        EventTime = Noon.AddSeconds(number),
        SentAt = Noon,
    };

    /// <summary>The record at this place of the shard.</summary>
    public static KinesisClientRecord Record(int number, Transaction transaction)
    {
        var json = new ArrayBufferWriter<byte>();
        TransactionJson.Write(json, transaction);
        return Record(number, json.WrittenMemory);
    }

    public static KinesisClientRecord Poison(int number) => Record(number, Encoding.UTF8.GetBytes("{\"transaction_id\":"));

    public static IReadOnlyList<KinesisClientRecord> Some(int count, int from = 0, int cards = 3) =>
        [.. Enumerable.Range(from, count).Select(number => Record(number, Transaction(number, number % cards + 1)))];

    public static Decision Read(string line)
    {
        Assert.True(DecisionJson.TryRead(Encoding.UTF8.GetBytes(line), out var decision, out var error), error);
        return decision!;
    }

    /// <summary>The bytes that must be the same whenever a transaction is decided.</summary>
    public static string WithoutDecidedAt(string line) => DecidedAt().Replace(line, "");

    private static KinesisClientRecord Record(int number, ReadOnlyMemory<byte> data) => new()
    {
        Data = data,
        PartitionKey = "key",
        SequenceNumber = Sequence(number),
        ApproximateArrivalTimestamp = Noon,
    };

    [GeneratedRegex("\"decided_at\":\"[^\"]*\"")]
    private static partial Regex DecidedAt();
}
