using Visa.LocalAws.Firehose.Delivery;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Creates a delivery stream to S3, which is active at once. One that reads a Kinesis stream begins with what is put there from now on.</summary>
internal sealed class CreateDeliveryStream(DeliveryStreamRegistry streams, StreamRegistry kinesis, DeliverySources sources, DeliveryHost host, TimeProvider time) : IFirehoseOperation
{
    private const string Extended = "ExtendedS3DestinationConfiguration";
    private const string Plain = "S3DestinationConfiguration";

    public string Name => nameof(CreateDeliveryStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("DeliveryStreamName");
        var type = input.String("DeliveryStreamType") ?? DeliveryStreamMetadata.DirectPut;
        new Constraints()
            .NotNull(name, "deliveryStreamName")
            .DeliveryStreamName(name)
            .OneOf(type, "deliveryStreamType", DeliveryStreamMetadata.DirectPut, DeliveryStreamMetadata.KinesisStreamAsSource, "MSKAsSource", "DatabaseAsSource")
            .ThrowIfBroken();

        var source = ReadSource(input, type);
        var metadata = new DeliveryStreamMetadata(name!, time.GetUtcNow(), VersionId: 1, source, ReadDestination(input))
        {
            Tags = DeliveryStreamTags.Read(input) ?? new Dictionary<string, string>(),
        };
        var start = source is null ? new Dictionary<string, long>() : sources.Latest(source.StreamName);
        var stream = await streams.CreateAsync(metadata, start, cancellationToken);
        host.Start(stream);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("DeliveryStreamARN", stream.Arn);
            json.WriteEndObject();
        });
    }

    private KinesisSource? ReadSource(AwsInput input, string type)
    {
        var configuration = input.Structure("KinesisStreamSourceConfiguration");
        if (type == DeliveryStreamMetadata.DirectPut)
        {
            return configuration is null ? null : throw AwsErrors.InvalidArgument("KinesisStreamSourceConfiguration is only valid with the type KinesisStreamAsSource.");
        }

        if (type != DeliveryStreamMetadata.KinesisStreamAsSource)
        {
            throw AwsErrors.InvalidArgument($"LocalAws has delivery streams of the types DirectPut and KinesisStreamAsSource, not {type}.");
        }

        if (configuration is not { } given)
        {
            throw AwsErrors.InvalidArgument("KinesisStreamSourceConfiguration is required with the type KinesisStreamAsSource.");
        }

        const string Path = "kinesisStreamSourceConfiguration";
        new Constraints().KinesisStreamArn(given.String("KinesisStreamARN"), Path).RoleArn(given.String("RoleARN"), Path).ThrowIfBroken();
        var source = new KinesisSource(given.String("KinesisStreamARN")!, given.String("RoleARN")!);
        kinesis.Find(source.StreamName);
        return source;
    }

    private static S3Destination ReadDestination(AwsInput input) => (input.Structure(Extended), input.Structure(Plain)) switch
    {
        ({ } extended, null) => S3DestinationInput.Read(extended, "extendedS3DestinationConfiguration"),
        (null, { } plain) => S3DestinationInput.Read(plain, "s3DestinationConfiguration"),
        (null, null) => throw AwsErrors.InvalidArgument("Exactly one destination configuration is supported for a Firehose; LocalAws delivers to S3."),
        _ => throw AwsErrors.InvalidArgument("Exactly one destination configuration is supported for a Firehose"),
    };
}
