using System.Runtime.CompilerServices;
using Amazon.Kinesis.ClientLibrary.FanOut;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.Model;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>Subscribes to a simulated stream, through a network if there is one. Subscriptions last five minutes.</summary>
internal sealed class SimulatedFanOut(SimulatedStream stream, FanOutBroker broker, TimeProvider time, Network? network = null) : IFanOutStream
{
    private const int Limit = 20;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(70);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>Whether subscriptions say nothing at all, like a connection whose other end is gone.</summary>
    public bool IsSilent { get; set; }

    public Task<string> GetConsumerAsync(CancellationToken cancellationToken) => Task.FromResult("consumer");

    public async IAsyncEnumerable<RecordPage> SubscribeAsync(
        string consumerArn, string shardId, ReadPosition position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (id, iterator) = await CallAsync(() => (broker.Subscribe(shardId, time.GetUtcNow()), stream.GetIterator(shardId, position)), cancellationToken);
        var (begunAt, saidAt) = (time.GetTimestamp(), time.GetTimestamp());
        while (time.GetElapsedTime(begunAt) < Lifetime)
        {
            if (!broker.IsCurrent(shardId, id))
                throw new ResourceInUseException("The subscription was taken over.");
            while (IsSilent)
                await Task.Delay(Step, time, cancellationToken);
            var page = await CallAsync(() => Read(iterator), cancellationToken);
            iterator = page.Iterator;
            if (page.Page.Records.Count > 0 || page.Page.IsAtEnd || time.GetElapsedTime(saidAt) >= Heartbeat)
            {
                saidAt = time.GetTimestamp();
                yield return page.Page;
            }

            if (page.Page.IsAtEnd)
                yield break;
            await Task.Delay(Step, time, cancellationToken);
        }
    }

    private (RecordPage Page, string Iterator) Read(string iterator)
    {
        var page = stream.GetRecords(iterator, Limit);
        if (page.Next is not { } next)
            return (page, "");
        var isBehind = page.MillisBehindLatest > 0;
        return (page with { Next = isBehind ? page.Records[^1].SequenceNumber : stream.Progress }, next);
    }

    private async Task<T> CallAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return network is null ? call() : await network.CallAsync(call, cancellationToken);
    }
}
