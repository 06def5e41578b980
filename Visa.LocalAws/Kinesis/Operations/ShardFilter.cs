using System.Globalization;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Which shards ListShards lists; all that are kept when there is no type.</summary>
internal readonly record struct ShardFilter(string? Type, string? ShardId, DateTimeOffset? Timestamp)
{
    private const string AfterShardId = "AFTER_SHARD_ID";
    private const string AtTrimHorizon = "AT_TRIM_HORIZON";
    private const string FromTrimHorizon = "FROM_TRIM_HORIZON";
    private const string AtLatest = "AT_LATEST";
    private const string AtTimestamp = "AT_TIMESTAMP";
    private const string FromTimestamp = "FROM_TIMESTAMP";

    public static ShardFilter Read(AwsInput? input, Constraints constraints)
    {
        if (input is not { } given)
        {
            return default;
        }

        var filter = new ShardFilter(given.String("Type"), given.String("ShardId"), given.Timestamp("Timestamp"));
        constraints.NotNull(filter.Type, "shardFilter.type")
            .OneOf(filter.Type, "shardFilter.type", AfterShardId, AtTrimHorizon, FromTrimHorizon, AtLatest, AtTimestamp, FromTimestamp)
            .Identifier(filter.ShardId, "shardFilter.shardId");
        return filter;
    }

    /// <summary>Throws InvalidArgumentException.</summary>
    public void Check(DateTimeOffset now)
    {
        if (Type == AfterShardId && ShardId is null)
        {
            throw AwsErrors.InvalidArgument("ShardId must be specified when the ShardFilter type is AFTER_SHARD_ID.");
        }

        if (Type is not (AtTimestamp or FromTimestamp))
        {
            return;
        }

        if (Timestamp is not { } timestamp)
        {
            throw AwsErrors.InvalidArgument("Timestamp must be specified when the ShardFilter type is AT_TIMESTAMP or FROM_TIMESTAMP.");
        }

        if (timestamp > now)
        {
            throw AwsErrors.InvalidArgument("The Timestamp of a ShardFilter cannot be in the future.");
        }
    }

    /// <param name="horizon">The time before which nothing is kept. No stream is looked at as it was before its own begin.</param>
    public bool Holds(Shard shard, KinesisStream stream, DateTimeOffset horizon)
    {
        var oldest = horizon > stream.Metadata.CreatedAt ? horizon : stream.Metadata.CreatedAt;
        var timestamp = Timestamp > oldest ? Timestamp.Value : oldest;
        var end = shard.Metadata.ClosedAt;
        return Type switch
        {
            AfterShardId => string.CompareOrdinal(shard.Id, ShardId) > 0,
            AtTrimHorizon => shard.Metadata.WasOpenAt(oldest),
            FromTrimHorizon => !(end < oldest),
            AtLatest => end is null,
            AtTimestamp => shard.Metadata.WasOpenAt(timestamp),
            FromTimestamp => !(end < timestamp),
            _ => true,
        };
    }

    /// <summary>The filter as a page token carries it on.</summary>
    public IEnumerable<string> ToToken() => [Type ?? "", ShardId ?? "", Timestamp?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? ""];

    public static ShardFilter FromToken(ReadOnlySpan<string> token) => new(
        token[0].Length == 0 ? null : token[0],
        token[1].Length == 0 ? null : token[1],
        token[2].Length == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(token[2], CultureInfo.InvariantCulture)));
}
