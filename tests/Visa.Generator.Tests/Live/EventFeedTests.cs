namespace Visa.Generator.Tests.Live;

public sealed class EventFeedTests
{
    [Fact]
    public void From_AnInstant_GivesEverythingAfterItInOrderOfTime()
    {
        var events = SmallNetwork.Events(SmallNetwork.Settings(fraudBasisPoints: 500)).Take(8_000).ToList();
        var times = events.ConvertAll(next => next.Time);

        Assert.Equal(times.Order(), times);
        Assert.True(times[0] >= SmallNetwork.Start);
        Assert.True(times[^1] - times[0] > TimeSpan.FromDays(1.5));
        Assert.Contains(events, next => next.Chargeback is not null);
    }
}
