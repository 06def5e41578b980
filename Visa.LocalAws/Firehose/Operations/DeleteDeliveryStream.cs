using Visa.LocalAws.Firehose.Delivery;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Delivers what a delivery stream still holds, as far as its destination takes it, and deletes it.</summary>
internal sealed class DeleteDeliveryStream(DeliveryStreamRegistry streams, DeliveryHost host) : IFirehoseOperation
{
    public string Name => nameof(DeleteDeliveryStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var name = AwsInput.Parse(body).String("DeliveryStreamName");
        new Constraints().NotNull(name, "deliveryStreamName").DeliveryStreamName(name).ThrowIfBroken();
        var stream = streams.Find(name!);
        await host.StopAsync(stream);
        await streams.DeleteAsync(stream, cancellationToken);
        return "{}"u8.ToArray();
    }
}
