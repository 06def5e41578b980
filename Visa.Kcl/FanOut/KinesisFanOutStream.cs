using System.Runtime.CompilerServices;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.ClientLibrary.Shards;
using Amazon.Kinesis.Model;
using Amazon.Runtime.EventStreams;

namespace Amazon.Kinesis.ClientLibrary.FanOut;

/// <summary>A stream of Amazon Kinesis Data Streams, subscribed to shard by shard.</summary>
internal sealed class KinesisFanOutStream(IAmazonKinesis kinesis, FanOutConsumer consumer) : IFanOutStream
{
    public Task<string> GetConsumerAsync(CancellationToken cancellationToken) => consumer.GetAsync(cancellationToken);

    public async IAsyncEnumerable<RecordPage> SubscribeAsync(
        string consumerArn, string shardId, ReadPosition position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await StartAsync(consumerArn, shardId, position, cancellationToken);
        var events = response.EventStream;

        // A read that waits for the next event ends when its connection is closed.
        using var closing = cancellationToken.Register(events.Dispose);
        await using var enumerator = ((IAsyncEnumerable<IEventStreamEvent>)events).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(enumerator, cancellationToken))
        {
            if (enumerator.Current is not SubscribeToShardEvent pushed)
                continue;
            yield return new(
                [.. (pushed.Records ?? []).Select(KinesisStream.Describe)],
                pushed.ContinuationSequenceNumber,
                pushed.MillisBehindLatest ?? 0,
                [.. (pushed.ChildShards ?? []).Select(KinesisStream.Describe)]);
        }
    }

    private async Task<SubscribeToShardResponse> StartAsync(
        string consumerArn, string shardId, ReadPosition position, CancellationToken cancellationToken)
    {
        var (type, sequenceNumber, timestamp) = consumer.Stream.PlaceOf(position);
        var request = new SubscribeToShardRequest
        {
            ConsumerARN = consumerArn,
            ShardId = shardId,
            StartingPosition = new() { Type = type, SequenceNumber = sequenceNumber, Timestamp = timestamp },
        };
        try
        {
            return await kinesis.SubscribeToShardAsync(request, cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            // Somebody deregistered the consumer: the next attempt looks for it again.
            consumer.Forget();
            throw;
        }
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<IEventStreamEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync() || (cancellationToken.IsCancellationRequested ? throw new OperationCanceledException(cancellationToken) : false);
        }
        catch (KinesisEventStreamException e) when (e.InnerException is AmazonKinesisException inner)
        {
            throw inner;
        }
        catch (Exception e) when (e is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The subscription was given up.", e, cancellationToken);
        }
    }
}
