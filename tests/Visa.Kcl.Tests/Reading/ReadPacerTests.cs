using Amazon.Kinesis.ClientLibrary.Reading;
using Microsoft.Extensions.Time.Testing;

namespace Visa.Kcl.Tests.Reading;

public sealed class ReadPacerTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);

    private readonly ReadPacer _pacer = new(Idle, new FakeTimeProvider(), new(1));

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
        _pacer.Succeeded();
        Assert.Equal(2 * Idle * 0.9, _pacer.Spacing);

        for (var i = 0; i < 20; i++)
            _pacer.Succeeded();
        Assert.Equal(Idle, _pacer.Spacing);
    }
}
