using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Resharding;

/// <summary>Replaces two open shards, of which the second one's range follows on the first one's, by one.</summary>
internal sealed class MergeShards(StreamRegistry streams, StreamTransitions transitions) : IKinesisOperation
{
    public string Name => nameof(MergeShards);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var lowerId = input.String("ShardToMerge");
        var upperId = input.String("AdjacentShardToMerge");
        new Constraints()
            .NotNull(lowerId, "shardToMerge")
            .Identifier(lowerId, "shardToMerge")
            .NotNull(upperId, "adjacentShardToMerge")
            .Identifier(upperId, "adjacentShardToMerge")
            .Stream(reference)
            .ThrowIfBroken();

        var (lower, upper) = (ReshardRules.IndexOf(lowerId!, reference.Resolve()), ReshardRules.IndexOf(upperId!, reference.Resolve()));
        var name = streams.Find(reference).Name;
        await streams.ChangeAsync(name, stream => Accept(stream, lower, upper), cancellationToken);
        await transitions.BeginAsync(name, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }

    private StreamMetadata Accept(StreamMetadata stream, int lower, int upper)
    {
        ReshardRules.CheckActive(stream);
        ReshardRules.CheckProvisioned(stream, Name);
        var (first, second) = (ReshardRules.FindShard(stream, lower), ReshardRules.FindShard(stream, upper));
        if (first.Range.End == UInt128.MaxValue || first.Range.End + 1 != second.Range.Start)
        {
            throw AwsErrors.InvalidArgument(
                $"Shards {ShardId.Of(lower)} and {ShardId.Of(upper)} in stream {stream.Name} under account {LocalAwsOptions.AccountId} are not an adjacent pair of shards eligible for merging");
        }

        if ((first.ClosedAt ?? second.ClosedAt) is not null)
        {
            throw AwsErrors.InvalidArgument(
                $"Shard {ShardId.Of(first.ClosedAt is null ? upper : lower)} in stream {stream.Name} under account {LocalAwsOptions.AccountId} has already been merged or split, and thus is not eligible for merging or splitting.");
        }

        return stream with { Status = StreamState.Updating, Pending = ShardChange.Merge(lower, upper) };
    }
}
