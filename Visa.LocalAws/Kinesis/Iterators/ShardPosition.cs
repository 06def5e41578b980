using System.Text.RegularExpressions;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Iterators;

/// <summary>Turns the five ways to give a place in a shard into the index of the first record to read.</summary>
internal static partial class ShardPosition
{
    private const string AtSequenceNumber = "AT_SEQUENCE_NUMBER";
    private const string AfterSequenceNumber = "AFTER_SEQUENCE_NUMBER";
    private const string TrimHorizon = "TRIM_HORIZON";
    private const string Latest = "LATEST";
    private const string AtTimestamp = "AT_TIMESTAMP";
    private const string SequencePattern = @"0|([1-9]\d{0,128})";

    [GeneratedRegex($"^(?:{SequencePattern})$")]
    private static partial Regex Sequence { get; }

    /// <summary>The constraints of the type and the sequence number under the members' names of an operation.</summary>
    public static Constraints Check(Constraints constraints, string? type, string typeMember, string? start, string startMember) => constraints
        .OneOf(type, typeMember, AfterSequenceNumber, Latest, AtTimestamp, AtSequenceNumber, TrimHorizon)
        .Pattern(start, startMember, Sequence, SequencePattern);

    /// <summary>Throws ResourceNotFoundException.</summary>
    public static Shard FindShard(KinesisStream stream, string shardId) => ShardId.IndexOf(shardId) is { } index && stream.FindShard(index) is { } shard
        ? shard
        : throw AwsErrors.ResourceNotFound($"Could not find shard {shardId} in stream {stream.Name} under account {LocalAwsOptions.AccountId}.");

    /// <summary>Throws InvalidArgumentException.</summary>
    public static long IndexOf(KinesisStream stream, Shard shard, PositionInput input, DateTimeOffset now)
    {
        var needsNumber = input.Type is AtSequenceNumber or AfterSequenceNumber;
        if (input.Type != AtTimestamp && needsNumber != input.SequenceNumber is not null)
        {
            throw AwsErrors.InvalidArgument(
                "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. "
                + $"Request specified {input.Type} and {(input.SequenceNumber is null ? "no" : "also a")} StartingSequenceNumber.");
        }

        return input.Type switch
        {
            TrimHorizon => shard.Log.FirstKey,
            Latest => shard.Log.CommittedKey,
            AtTimestamp => shard.Log.FindKey(CheckTimestamp(input.Timestamp, now).ToUnixTimeMilliseconds()),
            AtSequenceNumber => Clamp(shard, ParseNumber(stream, shard, input).Index),
            _ => Clamp(shard, ParseNumber(stream, shard, input).Index) is var index && index >= shard.Log.CommittedKey ? index : index + 1,
        };
    }

    /// <summary>No reader begins beyond the tip: the end of a closed shard has the highest index there is.</summary>
    private static long Clamp(Shard shard, long index) => Math.Min(index, shard.Log.CommittedKey);

    private static DateTimeOffset CheckTimestamp(DateTimeOffset? timestamp, DateTimeOffset now)
    {
        if (timestamp is not { } given)
        {
            throw AwsErrors.InvalidArgument("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.");
        }

        return given <= now
            ? given
            : throw AwsErrors.InvalidArgument(
                "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
                + $"timestampInMillis: {given.ToUnixTimeMilliseconds()}, currentTimestampInMillis: {now.ToUnixTimeMilliseconds()}");
    }

    private static SequenceNumber ParseNumber(KinesisStream stream, Shard shard, PositionInput input)
    {
        var complaint = $"StartingSequenceNumber {input.SequenceNumber} used in {input.Operation} on shard {shard.Id} in stream {stream.Name} under account {LocalAwsOptions.AccountId} is invalid";
        var shardIndex = 0;
        if (!SequenceNumber.TryParse(input.SequenceNumber, out var number) && !SequenceNumber.TryParseVersion0(input.SequenceNumber, out shardIndex))
        {
            throw AwsErrors.InvalidArgument($"{complaint}.");
        }

        shardIndex = number == default ? shardIndex : number.ShardIndex;
        if (shardIndex != shard.Index)
        {
            throw AwsErrors.InvalidArgument($"Invalid StartingSequenceNumber. It encodes {ShardId.Of(shardIndex)}, while it was used in a call to a shard with {shard.Id}");
        }

        return shard.Gave(number) ? number : throw AwsErrors.InvalidArgument($"{complaint} because it did not come from this stream.");
    }
}
