using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Registry;
using Polly.Retry;
using Visa.Scoring.Delivery;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Scoring.Tests.Delivery;

public sealed class FirehoseDeliveryTests : IDisposable
{
    private readonly FakeFirehose _firehose = new();
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddResiliencePipeline(ResiliencePipelines.Firehose, pipeline => pipeline.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(ResiliencePipelines.IsTransient),
            MaxRetryAttempts = 50,
            Delay = TimeSpan.Zero,
        }))
        .BuildServiceProvider();

    public void Dispose()
    {
        _firehose.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task PutAsync_MoreThanARequestHolds_SendsSeveral()
    {
        await Delivery().PutAsync("s", Lines(1_203), default);

        Assert.Equal([500, 500, 203], _firehose.RequestSizes);
        Assert.Equal(Enumerable.Range(0, 1_203).Select(i => $"{i}\n"), _firehose.Delivered.Select(delivered => delivered.Line));
    }

    [Fact]
    public async Task PutAsync_LargeLines_KeepWithinARequestsBytes()
    {
        await Delivery().PutAsync("s", [.. Enumerable.Range(0, 7).Select(_ => new byte[1_000_000])], default);

        Assert.Equal([3, 3, 1], _firehose.RequestSizes);
    }

    [Fact]
    public async Task PutAsync_RecordsAreRefused_SendsTheseAgainAndNoOthers()
    {
        var random = new Random(4);
        _firehose.Refuse = () => random.Next(3) == 0;

        await Delivery().PutAsync("s", Lines(700), default);

        Assert.Equal(Enumerable.Range(0, 700).Select(i => $"{i}\n").Order(), _firehose.Delivered.Select(delivered => delivered.Line).Order());
    }

    private FirehoseDelivery Delivery() => new(_firehose, _services.GetRequiredService<ResiliencePipelineProvider<string>>());

    private static List<byte[]> Lines(int count) => [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes($"{i}\n"))];
}
