using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>Deregisters a consumer and ends its subscriptions.</summary>
internal sealed class DeregisterStreamConsumer(StreamRegistry streams, StreamTransitions transitions, Subscriptions subscriptions) : IKinesisOperation
{
    public string Name => nameof(DeregisterStreamConsumer);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var reference = ConsumerReference.From(AwsInput.Parse(body));
        reference.Check();
        var (stream, consumer) = reference.Find(streams);
        await streams.ChangeAsync(stream.Name, found => Delete(found, consumer.Arn), cancellationToken);
        subscriptions.End(consumer.Arn);
        await transitions.BeginAsync(stream.Name, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }

    private static StreamMetadata Delete(StreamMetadata stream, string arn) => stream with
    {
        Consumers = [.. stream.Consumers.Select(consumer => consumer.Arn == arn ? consumer with { Status = StreamState.Deleting } : consumer)],
    };
}
