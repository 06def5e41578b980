using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Tagging;

/// <summary>Lists the tags of a stream by key, all or <c>Limit</c> a page.</summary>
internal sealed class ListTagsForStream(StreamRegistry streams) : IKinesisOperation
{
    private const int MostInACall = 50;

    public string Name => nameof(ListTagsForStream);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var limit = input.Integer("Limit");
        var after = input.String("ExclusiveStartTagKey");
        new Constraints()
            .Range(limit, "limit", 1, MostInACall)
            .Length(after, "exclusiveStartTagKey", 1, TagRules.LongestKey)
            .Stream(reference)
            .ThrowIfBroken();

        var tags = streams.Find(reference).Metadata.Tags.Where(tag => string.CompareOrdinal(tag.Key, after) > 0).OrderBy(tag => tag.Key, StringComparer.Ordinal).ToList();
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            TagList.Write(json, tags.Take(limit ?? MostInACall));
            json.WriteBoolean("HasMoreTags", tags.Count > (limit ?? MostInACall));
            json.WriteEndObject();
        }));
    }
}
