using Visa.Domain.Cards;
using Visa.Features.Snapshots;

namespace Visa.Features.Tests.Snapshots;

public sealed class HashKeyRangeTests
{
    [Theory]
    [InlineData(0, "aaaaaaaaaaaaaaaaaaaaaaaaaa", "ae791f19bdf77357ff10bb6b0e97e121")]
    [InlineData(123456789, "aaaaaaaaaaaaaaaaaaaaow6ncu", "8462731500f0ebd5f954977bccafacc9")]
    public void HashKey_Token_IsTheMd5OfItsText(int value, string text, string md5)
    {
        var token = new CardToken((UInt128)value);

        Assert.Equal(text, token.ToString());
        Assert.Equal(md5, HashKeyRange.HashKey(token).ToString("x32", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Contains_BothEnds_AreIncluded()
    {
        var token = new CardToken(1);
        var key = HashKeyRange.HashKey(token);

        Assert.True(new HashKeyRange(key, key).Contains(token));
        Assert.False(new HashKeyRange(key + 1, UInt128.MaxValue).Contains(token));
        Assert.False(new HashKeyRange(0, key - 1).Contains(token));
        Assert.True(HashKeyRange.All.Contains(token));
    }
}
