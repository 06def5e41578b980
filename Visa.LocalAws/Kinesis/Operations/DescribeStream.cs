using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Describes a stream and up to 100 of its shards, or <c>Limit</c>.</summary>
internal sealed class DescribeStream(StreamRegistry streams) : IKinesisOperation
{
    private const int DefaultLimit = 100;
    private const int MostShards = 10_000;

    public string Name => nameof(DescribeStream);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var limit = input.Integer("Limit");
        var startAfter = input.String("ExclusiveStartShardId");
        new Constraints()
            .Range(limit, "limit", 1, MostShards)
            .Identifier(startAfter, "exclusiveStartShardId")
            .Stream(reference)
            .ThrowIfBroken();

        var stream = streams.Find(reference);
        var shards = stream.Metadata.Status == StreamState.Creating ? [] : stream.Shards.Where(shard => string.CompareOrdinal(shard.Id, startAfter) > 0).ToList();
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("StreamDescription");
            StreamDescription.WriteCommon(json, stream);
            StreamDescription.WriteShards(json, shards.Take(limit ?? DefaultLimit));
            json.WriteBoolean("HasMoreShards", shards.Count > (limit ?? DefaultLimit));
            json.WriteEndObject();
            json.WriteEndObject();
        }));
    }
}
