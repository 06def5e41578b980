using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Visa.Kcl.Tests.Checkpoints;

public sealed class ExtendedSequenceNumberTests
{
    [Fact]
    public void CompareTo_OfEveryKind_OrdersAsTheJavaLibraryDoes()
    {
        ExtendedSequenceNumber[] ordered =
        [
            ExtendedSequenceNumber.AtTimestamp,
            ExtendedSequenceNumber.TrimHorizon,
            ExtendedSequenceNumber.Latest,
            new("0"),
            new("9"),
            new("9", 1),
            new("10"),
            new("49590338271490256608559692538361571095921575989136588898"),
            new("49590338271490256608559692538361571095921575989136588899"),
            ExtendedSequenceNumber.ShardEnd,
        ];

        for (var i = 0; i < ordered.Length; i++)
        {
            for (var j = 0; j < ordered.Length; j++)
                Assert.Equal(i.CompareTo(j), Math.Sign(ordered[i].CompareTo(ordered[j])));
        }
    }

    [Fact]
    public void CompareTo_OfRandomNumbers_AgreesWithArithmetic()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var (a, b) = (RandomNumber(random), RandomNumber(random));
            Assert.Equal(a.CompareTo(b), Math.Sign(new ExtendedSequenceNumber(a.ToString()).CompareTo(new(b.ToString()))));
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("12a", false)]
    [InlineData("-1", false)]
    [InlineData("SHARD_END", false)]
    [InlineData("0123", true)]
    public void IsDigits_OfText_TellsSequenceNumbers(string? text, bool expected) =>
        Assert.Equal(expected, ExtendedSequenceNumber.IsDigits(text));

    private static System.Numerics.BigInteger RandomNumber(Random random)
    {
        var bytes = new byte[random.Next(1, 24)];
        random.NextBytes(bytes);
        return new(bytes, isUnsigned: true);
    }
}
