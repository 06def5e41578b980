using Visa.Domain.Transactions;

namespace Visa.Domain.Tests.Transactions;

public sealed class TransactionIdTests
{
    [Fact]
    public void Create_TimeAndEntropy_IsAVersion7UuidThatHoldsBoth()
    {
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var time = Sample.Time(random);
            var entropy = Sample.Token(random).Value;

            var hex = TransactionId.Create(time, entropy).Value.ToString("N");

            Assert.Equal(time.ToUnixTimeMilliseconds(), Convert.ToInt64(hex[..12], 16));
            Assert.Equal('7', hex[12]);
            Assert.Contains(hex[16], "89ab");
            Assert.Equal((ulong)(entropy >> 62) & 0xFFF, Convert.ToUInt64(hex[13..16], 16));
            Assert.Equal((ulong)entropy & 0x3FFF_FFFF_FFFF_FFFF, Convert.ToUInt64(hex[16..], 16) & 0x3FFF_FFFF_FFFF_FFFF);
        }
    }

    [Fact]
    public void Create_LaterTime_SortsLater()
    {
        var random = new Random(12);
        var time = DateTimeOffset.UnixEpoch.AddYears(55);
        var ids = Enumerable.Range(0, 1_000).Select(i => TransactionId.Create(time.AddMilliseconds(i), Sample.Token(random).Value).ToString()).ToArray();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Create_BeforeTheEpoch_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => TransactionId.Create(DateTimeOffset.UnixEpoch.AddMilliseconds(-1), 0));

    [Fact]
    public void TryParse_WrittenId_GivesItBack()
    {
        var id = TransactionId.Create(DateTimeOffset.UnixEpoch.AddYears(55), 42);

        Assert.True(TransactionId.TryParse(id.ToString(), out var parsed));
        Assert.Equal(id, parsed);
    }
}
