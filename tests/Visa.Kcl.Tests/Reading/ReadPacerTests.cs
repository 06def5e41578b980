using Amazon.Kinesis.ClientLibrary.Reading;
using Microsoft.Extensions.Time.Testing;

namespace Visa.Kcl.Tests.Reading;

public sealed class ReadPacerTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);

    private readonly ReadPacer _pacer = new(Idle, null, new FakeTimeProvider(), new(1));

    [Fact]
    public void Throttled_AgainAndAgain_WidensUpToTenSeconds()
    {
        _pacer.Throttled();
        Assert.Equal(2 * Idle, _pacer.Spacing);

        for (var i = 0; i < 20; i++)
            _pacer.Throttled();
        Assert.Equal(TimeSpan.FromSeconds(10), _pacer.Spacing);
    }

    [Fact]
    public void Succeeded_AfterThrottling_NarrowsDownToTheIdleTime()
    {
        _pacer.Throttled();
        _pacer.Succeeded(foundAny: true);
        Assert.Equal(2 * Idle * 0.9, _pacer.Spacing);

        for (var i = 0; i < 20; i++)
            _pacer.Succeeded(foundAny: true);
        Assert.Equal(Idle, _pacer.Spacing);
    }

    [Fact]
    public void Succeeded_WithNothingFound_WidensUpToTheLongestIdleTimeAndBackAtOnce()
    {
        var pacer = new ReadPacer(Idle, TimeSpan.FromSeconds(1), new FakeTimeProvider(), new(1));

        pacer.Succeeded(foundAny: false);
        Assert.Equal(1.25 * Idle, pacer.Spacing);
        for (var i = 0; i < 20; i++)
            pacer.Succeeded(foundAny: false);
        Assert.Equal(TimeSpan.FromSeconds(1), pacer.Spacing);

        pacer.Succeeded(foundAny: true);
        Assert.Equal(Idle, pacer.Spacing);
    }

    [Fact]
    public void Succeeded_WithNothingFoundByDefault_KeepsThePace()
    {
        _pacer.Succeeded(foundAny: false);

        Assert.Equal(Idle, _pacer.Spacing);
    }
}
