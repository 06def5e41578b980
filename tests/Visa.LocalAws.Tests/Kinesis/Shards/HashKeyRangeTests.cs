using System.Text;
using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Tests.Kinesis.Shards;

public sealed class HashKeyRangeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(501)]
    public void Part_OfAnyCount_CoversTheKeySpaceWithoutGapOrOverlap(int count)
    {
        var next = UInt128.Zero;
        for (var index = 0; index < count; index++)
        {
            var range = HashKeyRange.Part(index, count);
            Assert.Equal(next, range.Start);
            Assert.True(range.End >= range.Start);
            next = unchecked(range.End + 1);
        }

        Assert.Equal(UInt128.Zero, next);
    }

    [Fact]
    public void Part_OfTwo_IsWhatAwsReturns() =>
        Assert.Equal("170141183460469231731687303715884105727", HashKeyRange.Part(0, 2).End.ToString());

    [Fact]
    public void Part_OfThree_IsWhatAwsReturns() =>
        Assert.Equal("113427455640312821154458202477256070484", HashKeyRange.Part(0, 3).End.ToString());

    [Fact]
    public void Hash_OfAPartitionKey_IsItsMd5AsANumber() =>
        Assert.Equal(UInt128.Parse("0cc175b9c0f1b6a831c399e269772661", System.Globalization.NumberStyles.HexNumber), HashKeyRange.Hash(Encoding.UTF8.GetBytes("a")));
}
