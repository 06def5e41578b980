using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Resharding;

/// <summary>Replaces an open shard by two that share its range.</summary>
internal sealed partial class SplitShard(StreamRegistry streams, StreamTransitions transitions, IOptions<KinesisOptions> options, IOptions<LocalAwsOptions> aws) : IKinesisOperation
{
    private const string HashKeyPattern = @"0|([1-9]\d{0,38})";

    [GeneratedRegex($"^(?:{HashKeyPattern})$")]
    private static partial Regex HashKey { get; }

    public string Name => nameof(SplitShard);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var shardId = input.String("ShardToSplit");
        var hashKey = input.String("NewStartingHashKey");
        new Constraints()
            .NotNull(hashKey, "newStartingHashKey")
            .Pattern(hashKey, "newStartingHashKey", HashKey, HashKeyPattern)
            .Stream(reference)
            .NotNull(shardId, "shardToSplit")
            .Identifier(shardId, "shardToSplit")
            .ThrowIfBroken();

        var index = ReshardRules.IndexOf(shardId!, reference.Resolve());
        var name = streams.Find(reference).Name;
        await streams.ChangeAsync(name, stream => Accept(stream, index, hashKey!), cancellationToken);
        await transitions.BeginAsync(name, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }

    private StreamMetadata Accept(StreamMetadata stream, int index, string text)
    {
        ReshardRules.CheckActive(stream);
        ReshardRules.CheckProvisioned(stream, Name);
        var shard = ReshardRules.FindShard(stream, index);
        ReshardRules.CheckShardLimit(streams.OpenShardCount, 1, options.Value.ShardLimit, aws.Value.Region);
        var isNumber = UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hashKey);
        if (!isNumber || shard.Range.End <= shard.Range.Start + 1 || hashKey <= shard.Range.Start + 1 || hashKey >= shard.Range.End)
        {
            throw AwsErrors.InvalidArgument(
                $"NewStartingHashKey {text} used in SplitShard() on shard {ShardId.Of(index)} in stream {stream.Name} under account {LocalAwsOptions.AccountId} is not both greater than "
                + $"one plus the shard's StartingHashKey {shard.Range.Start} and less than the shard's EndingHashKey {shard.Range.End}.");
        }

        if (shard.ClosedAt is not null)
        {
            throw AwsErrors.InvalidArgument($"Shard {ShardId.Of(index)} in stream {stream.Name} under account {LocalAwsOptions.AccountId} has already been merged or split, and thus is not eligible for merging or splitting.");
        }

        return stream with { Status = StreamState.Updating, Pending = ShardChange.Split(index, hashKey) };
    }
}
