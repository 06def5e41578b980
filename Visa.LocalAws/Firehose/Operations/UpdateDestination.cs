using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Changes the destination from the next object on; the version that the caller has seen must still be the current one.</summary>
internal sealed class UpdateDestination(DeliveryStreamRegistry streams, TimeProvider time) : IFirehoseOperation
{
    public string Name => nameof(UpdateDestination);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("DeliveryStreamName");
        var version = input.String("CurrentDeliveryStreamVersionId");
        var destination = input.String("DestinationId");
        new Constraints()
            .NotNull(name, "deliveryStreamName")
            .DeliveryStreamName(name)
            .NotNull(version, "currentDeliveryStreamVersionId")
            .NotNull(destination, "destinationId")
            .ThrowIfBroken();

        var stream = streams.Find(name!);
        if (destination != DescribeDeliveryStream.DestinationId)
        {
            throw AwsErrors.InvalidArgument($"Destination Id {destination} not found");
        }

        await streams.ChangeAsync(stream, metadata => Change(metadata, version!, input), cancellationToken);
        return "{}"u8.ToArray();
    }

    private DeliveryStreamMetadata Change(DeliveryStreamMetadata metadata, string version, AwsInput input)
    {
        if (version != $"{metadata.VersionId}")
        {
            throw new AwsException(
                "ConcurrentModificationException",
                $"Cannot update firehose: {metadata.Name} since the current version id: {metadata.VersionId} and specified version id: {version} do not match");
        }

        var destination = (input.Structure("ExtendedS3DestinationUpdate"), input.Structure("S3DestinationUpdate")) switch
        {
            ({ } extended, null) => S3DestinationInput.Change(metadata.Destination, extended, "extendedS3DestinationUpdate"),
            (null, { } plain) => S3DestinationInput.Change(metadata.Destination, plain, "s3DestinationUpdate"),
            _ => throw AwsErrors.InvalidArgument("Exactly one destination update is supported for a Firehose; LocalAws delivers to S3."),
        };
        return metadata with { Destination = destination, VersionId = metadata.VersionId + 1, UpdatedAt = time.GetUtcNow() };
    }
}
