using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Lists tags by key, up to 50 or <c>Limit</c>.</summary>
internal sealed class ListTagsForDeliveryStream(DeliveryStreamRegistry streams) : IFirehoseOperation
{
    private const int MostTags = 50;

    public string Name => nameof(ListTagsForDeliveryStream);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("DeliveryStreamName");
        var startAfter = input.String("ExclusiveStartTagKey");
        var limit = input.Integer("Limit");
        new Constraints()
            .NotNull(name, "deliveryStreamName")
            .DeliveryStreamName(name)
            .Length(startAfter, "exclusiveStartTagKey", 1, DeliveryStreamTags.LongestKey)
            .Range(limit, "limit", 1, MostTags)
            .ThrowIfBroken();

        var rest = streams.Find(name!).Metadata.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Where(tag => string.CompareOrdinal(tag.Key, startAfter) > 0).ToList();
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Tags");
            foreach (var (key, value) in rest.Take(limit ?? MostTags))
            {
                json.WriteStartObject();
                json.WriteString("Key", key);
                json.WriteString("Value", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("HasMoreTags", rest.Count > (limit ?? MostTags));
            json.WriteEndObject();
        }));
    }
}
