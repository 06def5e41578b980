using Visa.LocalAws.Kinesis.Resharding;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Lists shards, up to 1000 or <c>MaxResults</c> a page.</summary>
internal sealed class ListShards(StreamRegistry streams, PageToken pages, TimeProvider time) : IKinesisOperation
{
    private const int DefaultPage = 1000;
    private const int LargestPage = 10_000;
    private const int LongestToken = 1_048_576;

    public string Name => nameof(ListShards);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var startAfter = input.String("ExclusiveStartShardId");
        var nextToken = input.String("NextToken");
        var most = input.Integer("MaxResults");
        var constraints = new Constraints()
            .Identifier(startAfter, "exclusiveStartShardId")
            .Range(most, "maxResults", 1, LargestPage)
            .Length(nextToken, "nextToken", 1, LongestToken)
            .StreamIfGiven(reference);
        var filter = ShardFilter.Read(input.Structure("ShardFilter"), constraints);
        constraints.ThrowIfBroken();
        CheckPage(reference, nextToken);
        filter.Check(time.GetUtcNow());

        var (stream, after) = (startAfter, nextToken) switch
        {
            (_, null) => (streams.Find(reference), startAfter),
            _ => NextPlace(nextToken, ref filter),
        };
        CheckState(stream);
        StreamCreation.Check(stream, input);
        var horizon = stream.TrimHorizon(time.GetUtcNow());
        var rest = stream.Shards.Where(shard => string.CompareOrdinal(shard.Id, after) > 0 && filter.Holds(shard, stream, horizon)).ToList();
        return ValueTask.FromResult(Answer(stream, rest, most ?? DefaultPage, filter));
    }

    private static void CheckPage(StreamInput reference, string? nextToken)
    {
        if (reference.IsGiven == nextToken is not null)
        {
            throw AwsErrors.InvalidArgument(reference.IsGiven ? "NextToken and StreamName cannot be provided together." : "Either NextToken or StreamName should be provided.");
        }
    }

    private static void CheckState(KinesisStream stream)
    {
        if (!stream.TakesRecords)
        {
            ReshardRules.CheckActive(stream.Metadata);
        }
    }

    private (KinesisStream Stream, string After) NextPlace(string token, ref ShardFilter filter)
    {
        var place = pages.Open(Name, token);
        filter = ShardFilter.FromToken(place.AsSpan(2));
        return (streams.Find(place[0]), place[1]);
    }

    private ReadOnlyMemory<byte> Answer(KinesisStream stream, List<Shard> rest, int most, ShardFilter filter) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        StreamDescription.WriteShards(json, rest.Take(most));
        if (rest.Count > most)
        {
            json.WriteString("NextToken", pages.Seal(Name, [stream.Name, rest[most - 1].Id, .. filter.ToToken()]));
        }

        json.WriteEndObject();
    });
}
