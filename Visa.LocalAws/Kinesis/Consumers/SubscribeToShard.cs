using Microsoft.Extensions.Options;
using Visa.LocalAws.Kinesis.Iterators;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Protocol.EventStreams;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>Pushes the records of a shard to a registered consumer, from a position on and for up to five minutes.</summary>
internal sealed class SubscribeToShard(StreamRegistry streams, Subscriptions subscriptions, IOptions<KinesisOptions> options, TimeProvider time)
{
    public const string Name = nameof(SubscribeToShard);

    public AwsEventSource Open(ReadOnlyMemory<byte> body)
    {
        var input = AwsInput.Parse(body);
        var arn = input.String("ConsumerARN");
        var shardId = input.String("ShardId");
        var position = input.Structure("StartingPosition");
        var (type, start, timestamp) = (position?.String("Type"), position?.String("SequenceNumber"), position?.Timestamp("Timestamp"));
        var constraints = ConsumerReference.CheckArn(new Constraints().NotNull(arn, "consumerARN"), arn)
            .NotNull(shardId, "shardId")
            .Identifier(shardId, "shardId")
            .NotNull(position is null ? null : "", "startingPosition");
        if (position is not null)
        {
            ShardPosition.Check(constraints.NotNull(type, "startingPosition.type"), type, "startingPosition.type", start, "startingPosition.sequenceNumber");
        }

        constraints.ThrowIfBroken();
        var (stream, consumer) = new ConsumerReference(arn, null, default).Find(streams);
        if (consumer.Status != StreamState.Active)
        {
            throw AwsErrors.ResourceInUse($"Consumer {arn} under account {LocalAwsOptions.AccountId} not ACTIVE, instead in state {consumer.Status}");
        }

        var shard = ShardPosition.FindShard(stream, shardId!);
        var next = ShardPosition.IndexOf(stream, shard, new PositionInput(Name, type!, start, timestamp), time.GetUtcNow());
        var subscription = subscriptions.Begin(arn!, shard);
        return new ShardPush(streams, stream, shard, subscription, options.Value, time).RunFromAsync(next);
    }
}
