using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Lists shards, up to 1000 or <c>MaxResults</c> a page.</summary>
internal sealed class ListShards(StreamRegistry streams, PageToken pages) : IKinesisOperation
{
    private const int DefaultPage = 1000;
    private const int LargestPage = 10_000;
    private const int LongestToken = 1_048_576;
    private const string AfterShardId = "AFTER_SHARD_ID";
    private const string AtTimestamp = "AT_TIMESTAMP";
    private const string FromTimestamp = "FROM_TIMESTAMP";

    public string Name => nameof(ListShards);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var startAfter = input.String("ExclusiveStartShardId");
        var nextToken = input.String("NextToken");
        var most = input.Integer("MaxResults");
        var filter = input.Structure("ShardFilter");
        var constraints = new Constraints()
            .Identifier(startAfter, "exclusiveStartShardId")
            .Range(most, "maxResults", 1, LargestPage)
            .Length(nextToken, "nextToken", 1, LongestToken)
            .StreamName(reference.Name)
            .StreamArn(reference.Arn);
        CheckFilter(constraints, filter);
        constraints.ThrowIfBroken();
        CheckPage(reference, nextToken);

        var (stream, after) = nextToken is null ? (streams.Find(reference.Resolve()), FirstPlace(startAfter, filter)) : NextPlace(nextToken);
        var rest = stream.Shards.Where(shard => string.CompareOrdinal(shard.Id, after) > 0).ToList();
        return ValueTask.FromResult(Answer(stream, rest, most ?? DefaultPage));
    }

    private static void CheckFilter(Constraints constraints, AwsInput? filter)
    {
        if (filter is { } given)
        {
            constraints.NotNull(given.String("Type"), "shardFilter.type")
                .OneOf(given.String("Type"), "shardFilter.type", AfterShardId, "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", AtTimestamp, FromTimestamp)
                .Identifier(given.String("ShardId"), "shardFilter.shardId");
        }
    }

    private static void CheckPage(StreamInput reference, string? nextToken)
    {
        var hasName = reference.Name is not null || reference.Arn is not null;
        if (hasName == nextToken is not null)
        {
            throw AwsErrors.InvalidArgument(hasName ? "NextToken and StreamName cannot be provided together." : "Either NextToken or StreamName should be provided.");
        }
    }

    /// <summary>Every shard is open and as old as its stream, so that the filters by place in time all hold for every shard.</summary>
    private static string? FirstPlace(string? startAfter, AwsInput? filter)
    {
        if (filter?.String("Type") is AtTimestamp or FromTimestamp && filter?.Timestamp("Timestamp") is null)
        {
            throw AwsErrors.InvalidArgument("Timestamp must be specified when the ShardFilter type is AT_TIMESTAMP or FROM_TIMESTAMP.");
        }

        if (filter?.String("Type") != AfterShardId)
        {
            return startAfter;
        }

        return filter?.String("ShardId") ?? throw AwsErrors.InvalidArgument("ShardId must be specified when the ShardFilter type is AFTER_SHARD_ID.");
    }

    private (KinesisStream Stream, string After) NextPlace(string token)
    {
        var place = pages.Open(Name, token);
        return (streams.Find(place[0]), place[1]);
    }

    private ReadOnlyMemory<byte> Answer(KinesisStream stream, List<Shard> rest, int most) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        StreamDescription.WriteShards(json, rest.Take(most));
        if (rest.Count > most)
        {
            json.WriteString("NextToken", pages.Seal(Name, stream.Name, rest[most - 1].Id));
        }

        json.WriteEndObject();
    });
}
