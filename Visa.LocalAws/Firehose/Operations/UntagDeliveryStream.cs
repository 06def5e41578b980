using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Removes tags by their keys.</summary>
internal sealed class UntagDeliveryStream(DeliveryStreamRegistry streams) : IFirehoseOperation
{
    public string Name => nameof(UntagDeliveryStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("DeliveryStreamName");
        var keys = input.StringList("TagKeys");
        new Constraints().NotNull(name, "deliveryStreamName").DeliveryStreamName(name).NotNull(keys, "tagKeys").ThrowIfBroken();
        await streams.ChangeAsync(streams.Find(name!), metadata => metadata with { Tags = metadata.Tags.Where(tag => !keys!.Contains(tag.Key)).ToDictionary() }, cancellationToken);
        return "{}"u8.ToArray();
    }
}
