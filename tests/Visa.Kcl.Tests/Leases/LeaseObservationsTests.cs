using Amazon.Kinesis.ClientLibrary.Leases;
using Microsoft.Extensions.Time.Testing;

namespace Visa.Kcl.Tests.Leases;

public sealed class LeaseObservationsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Lease _lease = new() { Key = "s", Owner = "a", Counter = 1, Checkpoint = new("1") };

    [Fact]
    public void Observe_OfAnUnknownLease_CountsItAsJustChanged()
    {
        var observations = new LeaseObservations(_time);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(TimeSpan.Zero, observations.Observe([_lease])[0].Age);
    }

    [Fact]
    public void Observe_WhileTheCounterStays_GrowsOlder()
    {
        var observations = new LeaseObservations(_time);
        observations.Observe([_lease]);
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), observations.Observe([_lease])[0].Age);
    }

    [Fact]
    public void Observe_OfAChangedCounter_StartsAnew()
    {
        var observations = new LeaseObservations(_time);
        observations.Observe([_lease]);
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.Zero, observations.Observe([_lease with { Counter = 2 }])[0].Age);
    }

    [Fact]
    public void Observe_OfALeaseThatWasGone_StartsAnew()
    {
        var observations = new LeaseObservations(_time);
        observations.Observe([_lease]);
        observations.Observe([]);
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.Zero, observations.Observe([_lease])[0].Age);
    }
}
