using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Adds tags, or gives those that are there new values.</summary>
internal sealed class TagDeliveryStream(DeliveryStreamRegistry streams) : IFirehoseOperation
{
    public string Name => nameof(TagDeliveryStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("DeliveryStreamName");
        var tags = DeliveryStreamTags.Read(input);
        new Constraints().NotNull(name, "deliveryStreamName").DeliveryStreamName(name).NotNull(tags, "tags").ThrowIfBroken();
        await streams.ChangeAsync(streams.Find(name!), metadata => metadata with { Tags = DeliveryStreamTags.Merge(metadata.Tags, tags!) }, cancellationToken);
        return "{}"u8.ToArray();
    }
}
