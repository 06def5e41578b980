using Visa.LocalAws.Kinesis.Iterators;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Gives a place in a shard from which GetRecords reads.</summary>
internal sealed class GetShardIterator(StreamRegistry streams, SealedTokens tokens, TimeProvider time) : IKinesisOperation
{
    public string Name => nameof(GetShardIterator);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var shardId = input.String("ShardId");
        var type = input.String("ShardIteratorType");
        var start = input.String("StartingSequenceNumber");
        ShardPosition.Check(
            new Constraints().NotNull(shardId, "shardId").Identifier(shardId, "shardId").NotNull(type, "shardIteratorType"),
            type, "shardIteratorType", start, "startingSequenceNumber").Stream(reference).ThrowIfBroken();

        var (stream, shard) = FindShard(reference, shardId!);
        if (!shard.Throughput.TryGiveIterator())
        {
            throw new AwsException(PutResult.Throttled, RecordWriter.RateExceeded(stream, shard));
        }

        var now = time.GetUtcNow();
        var index = ShardPosition.IndexOf(stream, shard, new PositionInput(Name, type!, start, input.Timestamp("Timestamp")), now);
        var iterator = new ShardIterator(now.ToUnixTimeMilliseconds(), stream.Name, stream.Metadata.CreatedAt.ToUnixTimeMilliseconds(), shard.Index, index);
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("ShardIterator", iterator.Seal(tokens));
            json.WriteEndObject();
        }));
    }

    private (KinesisStream Stream, Shard Shard) FindShard(StreamInput reference, string shardId)
    {
        var name = reference.Resolve();
        if (ShardId.IndexOf(shardId) is not { } index)
        {
            throw AwsErrors.ResourceNotFound($"Could not find shard {shardId} in stream {name} under account {LocalAwsOptions.AccountId}.");
        }

        var isKnown = reference is { Name: null, Arn: null } || streams.TryFind(name, out _);
        return isKnown && streams.Find(reference) is { TakesRecords: true } stream && stream.FindShard(index) is { } shard
            ? (stream, shard)
            : throw AwsErrors.ResourceNotFound($"Shard {ShardId.Of(index)} in stream {name} under account {LocalAwsOptions.AccountId} does not exist");
    }
}
