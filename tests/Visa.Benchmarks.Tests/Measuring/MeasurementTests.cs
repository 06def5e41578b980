using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Tests.Measuring;

public sealed class MeasurementTests
{
    private static readonly Measurement Rate = new("rate", 300, "transactions/s") { Peer = "peer", PeerValue = 100 };

    private static readonly Measurement Time = new("time", 20, "ms") { Better = Better.Lower, Peer = "peer", PeerValue = 100 };

    [Fact]
    public void Ratio_OfARate_IsValueOverPeer() => Assert.Equal(3, Rate.Ratio);

    [Fact]
    public void Ratio_OfATime_IsPeerOverValue() => Assert.Equal(5, Time.Ratio);

    [Fact]
    public void Ratio_WithoutPeer_IsUnknown() => Assert.Null((Rate with { PeerValue = null }).Ratio);

    [Fact]
    public void Met_WithoutAim_IsUnknown() => Assert.Null(Rate.Met);

    [Fact]
    public void Met_ValueAtItsBound_IsTrueEitherWay()
    {
        Assert.True((Rate with { Aim = Aim.AtLeast(300) }).Met);
        Assert.True((Time with { Aim = Aim.AtMost(20) }).Met);
    }

    [Fact]
    public void Met_ValueBeyondItsBound_IsFalse()
    {
        Assert.False((Rate with { Aim = Aim.AtLeast(301) }).Met);
        Assert.False((Time with { Aim = Aim.AtMost(19) }).Met);
        Assert.False((Rate with { Aim = Aim.RatioAtLeast(4) }).Met);
    }

    [Fact]
    public void Met_RatioWithoutPeer_IsUnknown() => Assert.Null((Rate with { PeerValue = null, Aim = Aim.RatioAtLeast(2) }).Met);
}
