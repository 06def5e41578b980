using Microsoft.Extensions.Time.Testing;
using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Tests.Kinesis.Shards;

public sealed class ShardThroughputTests
{
    private const int MiB = 1024 * 1024;

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void TryWrite_InOneSecond_TakesAThousandRecords()
    {
        var throughput = new ShardThroughput(isEnforced: true, _time);

        Assert.Equal(1000, Enumerable.Range(0, 1500).Count(_ => throughput.TryWrite(10)));
    }

    [Fact]
    public void TryWrite_InOneSecond_TakesAMebibyte()
    {
        var throughput = new ShardThroughput(isEnforced: true, _time);

        Assert.Equal(16, Enumerable.Range(0, 40).Count(_ => throughput.TryWrite(MiB / 16)));
    }

    [Fact]
    public void TryWrite_AfterHalfASecond_TakesHalfAsMuchAgain()
    {
        var throughput = new ShardThroughput(isEnforced: true, _time);
        while (throughput.TryWrite(10))
        {
        }

        _time.Advance(TimeSpan.FromMilliseconds(500));

        Assert.Equal(500, Enumerable.Range(0, 1500).Count(_ => throughput.TryWrite(10)));
    }

    [Fact]
    public void TryWrite_OfOneLargeRecord_PassesOnceAndIsPaidForLater()
    {
        var throughput = new ShardThroughput(isEnforced: true, _time);

        Assert.True(throughput.TryWrite(10 * MiB));
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(throughput.TryWrite(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(throughput.TryWrite(1));
    }

    [Fact]
    public void TryRead_InOneSecond_AllowsFiveCalls()
    {
        var throughput = new ShardThroughput(isEnforced: true, _time);

        Assert.Equal(5, Enumerable.Range(0, 20).Count(_ => throughput.TryRead()));
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.True(throughput.TryRead());
    }

    [Fact]
    public void TryRead_AfterTenMebibytes_WaitsUntilTheyArePaidFor()
    {
        var throughput = new ShardThroughput(isEnforced: true, _time);
        Assert.True(throughput.TryRead());
        throughput.ChargeRead(10 * MiB);

        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(throughput.TryRead());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(throughput.TryRead());
    }

    [Fact]
    public void TryWrite_WhenNotEnforced_TakesEverything()
    {
        var throughput = new ShardThroughput(isEnforced: false, _time);

        Assert.All(Enumerable.Range(0, 5000), _ => Assert.True(throughput.TryWrite(MiB)));
    }
}
