using System.Security.Cryptography;
using System.Text;
using Visa.Domain.Cards;
using Visa.Features.Snapshots;

namespace Visa.Features.Tests.Snapshots;

public sealed class HashKeyRangeTests
{
    [Fact]
    public void HashKey_Token_IsTheMd5OfItsText()
    {
        var token = new CardToken((UInt128)123456789);

        Assert.Equal(Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(token.ToString()))), HashKeyRange.HashKey(token).ToString("X32", System.Globalization.CultureInfo.InvariantCulture));
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
