using System.Globalization;
using System.Numerics;
using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Tests.Kinesis.Shards;

public sealed class SequenceNumberTests
{
    private const int Rounds = 2000;
    private const long LargestSeconds = 16_025_174_999;

    [Fact]
    public void ToString_OfAnyNumber_IsTheDecimalOfTheDocumentedHexadecimal()
    {
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            var number = Any(random);
            var hex = $"2{number.CreatedSeconds:x9}{number.ShardIndex & 0xF:x1}{number.Index:x16}00{number.TimeSeconds:x9}{number.ShardIndex:x8}2";

            Assert.Equal(BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture), number.ToString());
        }
    }

    [Fact]
    public void TryParse_OfAnyNumberWritten_GivesItBack()
    {
        var random = new Random(2);
        for (var round = 0; round < Rounds; round++)
        {
            var number = Any(random);

            Assert.True(SequenceNumber.TryParse(number.ToString(), out var parsed));
            Assert.Equal(number, parsed);
        }
    }

    [Fact]
    public void ToString_OfARecord_Has56Digits() =>
        Assert.Equal(56, new SequenceNumber(1_700_000_000, 1, 1_700_000_001, 0).ToString().Length);

    [Fact]
    public void ToString_WithinAShard_OrdersAsTextLikeTheIndex()
    {
        var random = new Random(3);
        for (var round = 0; round < Rounds; round++)
        {
            var first = Any(random) with { CreatedSeconds = 1_700_000_000, ShardIndex = 3 };
            var second = Any(random) with { CreatedSeconds = 1_700_000_000, ShardIndex = 3 };

            Assert.Equal(first.Index.CompareTo(second.Index), Math.Sign(string.CompareOrdinal(first.ToString(), second.ToString())));
        }
    }

    [Theory]
    [InlineData("49543463076548007577105092703039560359975228518395019266", 0, 0x157d)]
    [InlineData("49543463076570308322303623326179887152428262250726293522", 1, 0x157c)]
    public void TryParse_OfANumberFromTheApiReference_ReadsShardAndIndex(string text, int shardIndex, long index)
    {
        Assert.True(SequenceNumber.TryParse(text, out var number));
        Assert.Equal((shardIndex, index), (number.ShardIndex, number.Index));
        Assert.Equal(text, number.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("x9543463076548007577105092703039560359975228518395012686")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999")]
    public void TryParse_OfSomethingElse_Refuses(string text) => Assert.False(SequenceNumber.TryParse(text, out _));

    private static SequenceNumber Any(Random random) =>
        new(random.NextInt64(1_000_000_000, LargestSeconds), random.NextInt64(), random.NextInt64(1_000_000_000, LargestSeconds), random.Next());
}
