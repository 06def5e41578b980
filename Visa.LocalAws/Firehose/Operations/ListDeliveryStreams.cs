using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Lists delivery streams by name, up to 10 or <c>Limit</c>.</summary>
internal sealed class ListDeliveryStreams(DeliveryStreamRegistry streams) : IFirehoseOperation
{
    private const int DefaultLimit = 10;

    public string Name => nameof(ListDeliveryStreams);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var limit = input.Integer("Limit");
        var type = input.String("DeliveryStreamType");
        var startAfter = input.String("ExclusiveStartDeliveryStreamName");
        new Constraints()
            .Range(limit, "limit", 1, FirehoseConstraints.MostResults)
            .DeliveryStreamName(startAfter, "exclusiveStartDeliveryStreamName")
            .ThrowIfBroken();

        var rest = streams.All
            .Where(stream => (type is null || stream.Metadata.Type == type) && string.CompareOrdinal(stream.Name, startAfter) > 0)
            .ToList();
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("DeliveryStreamNames");
            foreach (var stream in rest.Take(limit ?? DefaultLimit))
            {
                json.WriteStringValue(stream.Name);
            }

            json.WriteEndArray();
            json.WriteBoolean("HasMoreDeliveryStreams", rest.Count > (limit ?? DefaultLimit));
            json.WriteEndObject();
        }));
    }
}
