using Amazon.Kinesis.ClientLibrary.Leases;

namespace Visa.Kcl.Tests.Leases;

public sealed class HashRangeTests
{
    private static readonly HashRange Left = new(0, UInt128.MaxValue / 2);
    private static readonly HashRange Right = new(UInt128.MaxValue / 2 + 1, UInt128.MaxValue);

    [Fact]
    public void IsComplete_OfWhatHoldsEveryKeyOnce_IsTrue()
    {
        Assert.True(HashRange.IsComplete([Right, Left]));
        Assert.True(HashRange.IsComplete([new(0, UInt128.MaxValue)]));
    }

    [Fact]
    public void IsComplete_OfGapsAndOverlaps_IsFalse()
    {
        Assert.False(HashRange.IsComplete([]));
        Assert.False(HashRange.IsComplete([Left]));
        Assert.False(HashRange.IsComplete([Right]));
        Assert.False(HashRange.IsComplete([Left, Left, Right]));
        Assert.False(HashRange.IsComplete([Left, Right with { Start = Right.Start + 1 }]));
        Assert.False(HashRange.IsComplete([Left, Right, Left]));
    }
}
