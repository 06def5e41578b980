using Visa.LocalAws.Kinesis.Consumers;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Deletes a stream and its records; one with registered consumers only when it is told to.</summary>
internal sealed class DeleteStream(StreamRegistry streams, StreamTransitions transitions, Subscriptions subscriptions) : IKinesisOperation
{
    public string Name => nameof(DeleteStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var endsConsumers = input.Boolean("EnforceConsumerDeletion") ?? false;
        new Constraints().Stream(reference).ThrowIfBroken();
        var stream = streams.Find(reference);
        await streams.ChangeAsync(stream.Name, found => Delete(found, endsConsumers), cancellationToken);
        foreach (var consumer in stream.Metadata.Consumers)
        {
            subscriptions.End(consumer.Arn);
        }

        await transitions.BeginAsync(stream.Name, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }

    private static StreamMetadata Delete(StreamMetadata stream, bool endsConsumers) => stream.Consumers.Count == 0 || endsConsumers
        ? stream with { Status = StreamState.Deleting }
        : throw AwsErrors.ResourceInUse(
            $"Stream {stream.Name} under account {LocalAwsOptions.AccountId} has {stream.Consumers.Count} registered consumers. Deregister them first, or set EnforceConsumerDeletion.");
}
