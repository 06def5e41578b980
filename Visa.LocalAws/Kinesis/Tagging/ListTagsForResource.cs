using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Tagging;

/// <summary>Lists the tags of a stream or a consumer.</summary>
internal sealed class ListTagsForResource(StreamRegistry streams) : IKinesisOperation
{
    public string Name => nameof(ListTagsForResource);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var arn = AwsInput.Parse(body).String("ResourceARN");
        TaggedResource.Check(new Constraints(), arn).ThrowIfBroken();
        var tags = TaggedResource.Find(streams, arn!).Tags ?? new Dictionary<string, string>();
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            TagList.Write(json, tags.OrderBy(tag => tag.Key, StringComparer.Ordinal));
            json.WriteEndObject();
        }));
    }
}
