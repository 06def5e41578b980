using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Aggregates;
using Amazon.Kinesis.ClientLibrary.Leases;

namespace Visa.Kcl.Tests.Aggregates;

public sealed class DeaggregationTests
{
    // Written by AWS's aws-kinesis-agg 4.2.8 for Node.js: k1/"one", k2 with explicit hash key 2^127/"two", k1/00ff.
    private const string Vector =
        "f3899ac20a026b310a026b3212273137303134313138333436303436393233313733313638373330333731353838343130353732381a0708001a036f6e65"
        + "1a09080110001a0374776f1a0608001a0200ff63e6a0473704a1de840af6a793bd7973";

    private static readonly HashRange Everything = new(0, UInt128.MaxValue);
    private static readonly UInt128 Half = (UInt128)1 << 127;

    [Fact]
    public void Unpack_OfTheVector_AnswersItsRecords()
    {
        var unpacked = Unpack(Convert.FromHexString(Vector), Everything);

        Assert.Equal(["k1", "k2", "k1"], unpacked.Select(r => r.PartitionKey));
        Assert.Equal([null, "170141183460469231731687303715884105728", null], unpacked.Select(r => r.ExplicitHashKey));
        Assert.Equal([0L, 1L, 2L], unpacked.Select(r => r.SubSequenceNumber));
        Assert.Equal(["one"u8.ToArray(), "two"u8.ToArray(), [0x00, 0xFF]], unpacked.Select(r => r.Data.ToArray()));
        Assert.All(unpacked, r => Assert.True(r is { IsAggregated: true, SequenceNumber: "77" } && r.ApproximateArrivalTimestamp == Arrival));
    }

    [Fact]
    public void Unpack_OfPlainRecords_AnswersTheSameList()
    {
        var records = new[] { Record([1, 2, 3]), Record([]) };

        Assert.Same(records, Deaggregation.Unpack(records, null));
    }

    [Fact]
    public void Unpack_OfAMixture_KeepsTheOrder()
    {
        var aggregate = new AggregateBuilder().Add("a", [1]).Add("b", [2]).Build();

        var unpacked = Deaggregation.Unpack([Record([9]), Record(aggregate), Record([8])], null);

        Assert.Equal([9, 1, 2, 8], unpacked.Select(r => (int)r.Data.Span[0]));
    }

    [Fact]
    public void Unpack_WithoutCopying_SlicesThePayload()
    {
        var data = new AggregateBuilder().Add("a", new byte[64]).Build();

        var slice = Unpack(data, null).Single().Data;
        data[^20] ^= 1;

        Assert.Equal(1, slice.Span[60]);
    }

    [Fact]
    public void Unpack_WithTagsAndFieldsOfALaterVersion_ReadsTheRecords()
    {
        byte[] record =
        [
            .. AggregateBuilder.Varint(1, 0), .. AggregateBuilder.Bytes(3, [7]), .. AggregateBuilder.Bytes(4, AggregateBuilder.Bytes(1, "tag"u8.ToArray())),
            .. AggregateBuilder.Varint(9, 5),
        ];
        byte[] group = [0x5B, 0x08, 0x01, 0x5C];
        var data = AggregateBuilder.Seal([.. AggregateBuilder.Bytes(3, record), .. AggregateBuilder.Bytes(1, "k"u8.ToArray()), .. group, .. AggregateBuilder.Varint(8, ulong.MaxValue)]);

        var unpacked = Assert.Single(Unpack(data, null));

        Assert.Equal("k", unpacked.PartitionKey);
        Assert.Equal([7], unpacked.Data.ToArray());
    }

    public static TheoryData<string, byte[]> NoAggregates() => new()
    {
        { "a wrong digest", Flip(new AggregateBuilder().Add("a", [1]).Build(), ^1) },
        { "a wrong magic", Flip(new AggregateBuilder().Add("a", [1]).Build(), 0) },
        { "nothing between magic and digest", AggregateBuilder.Seal([]) },
        { "no table entry of that index", AggregateBuilder.Seal(AggregateBuilder.Bytes(3, [.. AggregateBuilder.Varint(1, 0), .. AggregateBuilder.Bytes(3, [1])])) },
        { "an index beyond int", AggregateBuilder.Seal([.. AggregateBuilder.Bytes(1, [65]), .. AggregateBuilder.Bytes(3, [.. AggregateBuilder.Varint(1, ulong.MaxValue), .. AggregateBuilder.Bytes(3, [1])])]) },
        { "a record without data", AggregateBuilder.Seal([.. AggregateBuilder.Bytes(1, [65]), .. AggregateBuilder.Bytes(3, AggregateBuilder.Varint(1, 0))]) },
        { "a record without a key", AggregateBuilder.Seal([.. AggregateBuilder.Bytes(1, [65]), .. AggregateBuilder.Bytes(3, AggregateBuilder.Bytes(3, [1]))]) },
        { "a tag without a key", AggregateBuilder.Seal([.. AggregateBuilder.Bytes(1, [65]), .. AggregateBuilder.Bytes(3, [.. AggregateBuilder.Varint(1, 0), .. AggregateBuilder.Bytes(3, [1]), .. AggregateBuilder.Bytes(4, [])])]) },
        { "a length past the end", AggregateBuilder.Seal([0x0A, 0x7F, 0x41]) },
        { "an endless varint", AggregateBuilder.Seal([0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]) },
        { "field number 0", AggregateBuilder.Seal([0x02, 0x00]) },
        { "an open group", AggregateBuilder.Seal([0x5B, 0x08, 0x01]) },
        { "a hash key that is no number", new AggregateBuilder().Add("a", [1], "0x10").Build() },
    };

    [Theory]
    [MemberData(nameof(NoAggregates))]
    public void Unpack_OfWhatOnlyLooksLikeAnAggregate_LeavesItPlain(string what, byte[] data)
    {
        var unpacked = Assert.Single(Unpack(data, Everything));

        Assert.False(unpacked.IsAggregated, what);
        Assert.Equal(data, unpacked.Data.ToArray());
        Assert.Equal("outer", unpacked.PartitionKey);
    }

    [Fact]
    public void Unpack_WithOneRecordOutsideTheShard_DropsTheWholeAggregate()
    {
        var data = new AggregateBuilder().Add("a", [1], "5").Add("a", [2], Half.ToString()).Add("a", [3], "6").Build();

        Assert.Empty(Unpack(data, new(0, Half - 1)));
        Assert.Empty(Unpack(data, new(Half, UInt128.MaxValue)));
        Assert.Equal(3, Unpack(data, Everything).Count);
        Assert.Equal(3, Unpack(data, null).Count);
    }

    [Fact]
    public void Unpack_OfARecordWithoutExplicitHashKey_GoesByItsPartitionKeyThoughTheTableHasOne()
    {
        // MD5 of "k" is 8ce4b16b22b58894aa86c421e8759df3: in the upper half; the only explicit key is in the lower.
        var data = new AggregateBuilder().Add("k", [1]).Build();
        var withTable = new AggregateBuilder().Add("x", [0], "1").Add("k", [1]).Build();

        Assert.Single(Unpack(data, new(Half, UInt128.MaxValue)));
        Assert.Empty(Unpack(data, new(0, Half - 1)));
        Assert.Empty(Unpack(withTable, new(0, Half - 1)));
    }

    [Fact]
    public void Unpack_OfAnExplicitHashKeyBeyondEveryShard_DropsTheAggregate() =>
        Assert.Empty(Unpack(new AggregateBuilder().Add("a", [1], new string('9', 60)).Build(), Everything));

    [Fact]
    public void Unpack_OfRandomAggregates_GivesBackWhatWasPacked()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var builder = new AggregateBuilder();
            var packed = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Any(random)).ToList();
            foreach (var (key, hash, data) in packed)
                builder.Add(key, data, hash, random.Next(3) == 0 ? ("t", random.Next(2) == 0 ? "v" : null) : null);

            var unpacked = Unpack(builder.Build(), null);

            Assert.Equal(packed.Select(p => (p.Key, p.Hash)), unpacked.Select(r => (r.PartitionKey, r.ExplicitHashKey)));
            Assert.All(packed.Zip(unpacked), p => Assert.Equal(p.First.Data, p.Second.Data.ToArray()));
            Assert.Equal(Enumerable.Range(0, packed.Count).Select(i => (long)i), unpacked.Select(r => r.SubSequenceNumber));
        }
    }

    [Fact]
    public void Unpack_OfAnyBytes_NeverThrows()
    {
        var random = new Random(11);
        var sealedAs = (Plain: 0, Aggregated: 0);
        for (var round = 0; round < LongTests.Rounds(20_000, 2_000_000); round++)
        {
            var data = Mutated(random);
            var unpacked = Unpack(data, random.Next(2) == 0 ? null : new(0, Half));
            if (unpacked is [{ IsAggregated: false } plain])
            {
                sealedAs.Plain++;
                Assert.Equal(data, plain.Data.ToArray());
            }
            else
            {
                sealedAs.Aggregated++;
                Assert.All(unpacked, r => Assert.True(r.IsAggregated));
            }
        }

        Assert.True(sealedAs is { Plain: > 1000, Aggregated: > 1000 }, $"The bytes are too much alike: {sealedAs}");
    }

    // Mostly mutations below the seal, so that the protobuf reader sees them, and sometimes above it.
    private static byte[] Mutated(Random random)
    {
        if (random.Next(10) == 0)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            return random.Next(2) == 0 ? noise : AggregateBuilder.Seal(noise);
        }

        var builder = new AggregateBuilder();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var (key, hash, data) = Any(random);
            builder.Add(key, data[..Math.Min(data.Length, 20)], hash, ("t", "v"));
        }

        var message = builder.Build()[4..^16].ToList();
        for (var i = random.Next(4); i > 0; i--)
            Mutate(random, message);
        return AggregateBuilder.Seal([.. message]);
    }

    private static void Mutate(Random random, List<byte> message)
    {
        if (message.Count == 0)
            return;
        var at = random.Next(message.Count);
        switch (random.Next(4))
        {
            case 0: message[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: message.RemoveAt(at); break;
            case 2: message.Insert(at, (byte)random.Next(256)); break;
            default: message.RemoveRange(at, message.Count - at); break;
        }
    }

    private static (string Key, string? Hash, byte[] Data) Any(Random random)
    {
        var data = new byte[random.Next(300)];
        random.NextBytes(data);
        string[] keys = ["a", "ключ", "鍵-1", new string('k', 256), ""];
        return (keys[random.Next(keys.Length)], random.Next(2) == 0 ? null : ((UInt128)random.NextInt64()).ToString(), data);
    }

    private static byte[] Flip(byte[] data, Index at)
    {
        data[at] ^= 1;
        return data;
    }

    private static DateTimeOffset Arrival { get; } = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    private static IReadOnlyList<KinesisClientRecord> Unpack(byte[] data, HashRange? shard) => Deaggregation.Unpack([Record(data)], shard);

    private static KinesisClientRecord Record(byte[] data) => new()
    {
        Data = data,
        PartitionKey = "outer",
        SequenceNumber = "77",
        ApproximateArrivalTimestamp = Arrival,
    };
}
