using System.Text.RegularExpressions;
using Visa.LocalAws.Kinesis.Iterators;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Gives a place in a shard from which GetRecords reads.</summary>
internal sealed partial class GetShardIterator(StreamRegistry streams, SealedTokens tokens, TimeProvider time) : IKinesisOperation
{
    private const string AtSequenceNumber = "AT_SEQUENCE_NUMBER";
    private const string AfterSequenceNumber = "AFTER_SEQUENCE_NUMBER";
    private const string TrimHorizon = "TRIM_HORIZON";
    private const string Latest = "LATEST";
    private const string AtTimestamp = "AT_TIMESTAMP";
    private const string SequencePattern = @"0|([1-9]\d{0,128})";

    [GeneratedRegex($"^(?:{SequencePattern})$")]
    private static partial Regex Sequence { get; }

    public string Name => nameof(GetShardIterator);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var shardId = input.String("ShardId");
        var type = input.String("ShardIteratorType");
        var start = input.String("StartingSequenceNumber");
        new Constraints()
            .NotNull(shardId, "shardId")
            .Identifier(shardId, "shardId")
            .NotNull(type, "shardIteratorType")
            .OneOf(type, "shardIteratorType", AfterSequenceNumber, Latest, AtTimestamp, AtSequenceNumber, TrimHorizon)
            .Pattern(start, "startingSequenceNumber", Sequence, SequencePattern)
            .Stream(reference.Name, reference.Arn)
            .ThrowIfBroken();

        var (stream, shard) = FindShard(reference.Resolve(), shardId!);
        if (!shard.Throughput.TryGiveIterator())
        {
            throw new AwsException(PutResult.Throttled, RecordWriter.RateExceeded(stream, shard));
        }

        var index = IndexOf(stream, shard, type!, start, input.Timestamp("Timestamp"));
        var iterator = new ShardIterator(time.GetUtcNow().ToUnixTimeMilliseconds(), stream.Name, stream.Metadata.CreatedAt.ToUnixTimeMilliseconds(), shard.Index, index);
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("ShardIterator", iterator.Seal(tokens));
            json.WriteEndObject();
        }));
    }

    private (KinesisStream Stream, Shard Shard) FindShard(string name, string shardId)
    {
        if (ShardId.IndexOf(shardId) is not { } index)
        {
            throw AwsErrors.ResourceNotFound($"Could not find shard {shardId} in stream {name} under account {LocalAwsOptions.AccountId}.");
        }

        return streams.TryFind(name, out var stream) && stream.FindShard(index) is { } shard
            ? (stream, shard)
            : throw AwsErrors.ResourceNotFound($"Shard {ShardId.Of(index)} in stream {name} under account {LocalAwsOptions.AccountId} does not exist");
    }

    private long IndexOf(KinesisStream stream, Shard shard, string type, string? start, DateTimeOffset? timestamp)
    {
        var needsNumber = type is AtSequenceNumber or AfterSequenceNumber;
        if (type != AtTimestamp && needsNumber != start is not null)
        {
            throw AwsErrors.InvalidArgument(
                "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. "
                + $"Request specified {type} and {(start is null ? "no" : "also a")} StartingSequenceNumber.");
        }

        return type switch
        {
            TrimHorizon => shard.Log.FirstKey,
            Latest => shard.Log.CommittedKey,
            AtTimestamp => shard.Log.FindKey(CheckTimestamp(timestamp).ToUnixTimeMilliseconds()),
            AtSequenceNumber => ParseNumber(stream, shard, start!).Index,
            _ => ParseNumber(stream, shard, start!).Index + 1,
        };
    }

    private DateTimeOffset CheckTimestamp(DateTimeOffset? timestamp)
    {
        if (timestamp is not { } given)
        {
            throw AwsErrors.InvalidArgument("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.");
        }

        var now = time.GetUtcNow();
        return given <= now
            ? given
            : throw AwsErrors.InvalidArgument(
                "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
                + $"timestampInMillis: {given.ToUnixTimeMilliseconds()}, currentTimestampInMillis: {now.ToUnixTimeMilliseconds()}");
    }

    private static SequenceNumber ParseNumber(KinesisStream stream, Shard shard, string text)
    {
        var complaint = $"StartingSequenceNumber {text} used in GetShardIterator on shard {shard.Id} in stream {stream.Name} under account {LocalAwsOptions.AccountId} is invalid";
        if (!SequenceNumber.TryParse(text, out var number))
        {
            throw AwsErrors.InvalidArgument($"{complaint}.");
        }

        if (number.ShardIndex != shard.Index)
        {
            throw AwsErrors.InvalidArgument($"Invalid StartingSequenceNumber. It encodes {ShardId.Of(number.ShardIndex)}, while it was used in a call to a shard with {shard.Id}");
        }

        return shard.Gave(number) ? number : throw AwsErrors.InvalidArgument($"{complaint} because it did not come from this stream.");
    }
}
