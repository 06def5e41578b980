using System.Text.Json;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Describes a delivery stream, its source and its one destination.</summary>
internal sealed class DescribeDeliveryStream(DeliveryStreamRegistry streams) : IFirehoseOperation
{
    internal const string DestinationId = "destinationId-000000000001";

    public string Name => nameof(DescribeDeliveryStream);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = input.String("DeliveryStreamName");
        new Constraints()
            .NotNull(name, "deliveryStreamName")
            .DeliveryStreamName(name)
            .Range(input.Integer("Limit"), "limit", 1, FirehoseConstraints.MostResults)
            .ThrowIfBroken();

        var stream = streams.Find(name!);
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("DeliveryStreamDescription");
            Write(json, stream);
            json.WriteEndObject();
            json.WriteEndObject();
        }));
    }

    private static void Write(Utf8JsonWriter json, DeliveryStream stream)
    {
        var metadata = stream.Metadata;
        json.WriteString("DeliveryStreamName", stream.Name);
        json.WriteString("DeliveryStreamARN", stream.Arn);
        json.WriteString("DeliveryStreamStatus", "ACTIVE");
        json.WriteString("DeliveryStreamType", metadata.Type);
        json.WriteString("VersionId", $"{metadata.VersionId}");
        json.WriteTimestamp("CreateTimestamp", metadata.CreatedAt);
        if (metadata.UpdatedAt is { } updatedAt)
        {
            json.WriteTimestamp("LastUpdateTimestamp", updatedAt);
        }

        if (metadata.Source is { } source)
        {
            json.WriteStartObject("Source");
            json.WriteStartObject("KinesisStreamSourceDescription");
            json.WriteString("KinesisStreamARN", source.StreamArn);
            json.WriteString("RoleARN", source.RoleArn);
            json.WriteTimestamp("DeliveryStartTimestamp", metadata.CreatedAt);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartArray("Destinations");
        json.WriteStartObject();
        json.WriteString("DestinationId", DestinationId);
        WriteDestination(json, "S3DestinationDescription", metadata.Destination, isExtended: false);
        WriteDestination(json, "ExtendedS3DestinationDescription", metadata.Destination, isExtended: true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteBoolean("HasMoreDestinations", false);
    }

    private static void WriteDestination(Utf8JsonWriter json, string member, S3Destination destination, bool isExtended)
    {
        json.WriteStartObject(member);
        json.WriteString("RoleARN", destination.RoleArn);
        json.WriteString("BucketARN", destination.BucketArn);
        if (destination.Prefix is not null)
        {
            json.WriteString("Prefix", destination.Prefix);
        }

        if (destination.ErrorOutputPrefix is not null)
        {
            json.WriteString("ErrorOutputPrefix", destination.ErrorOutputPrefix);
        }

        json.WriteStartObject("BufferingHints");
        json.WriteNumber("SizeInMBs", destination.BufferMegabytes);
        json.WriteNumber("IntervalInSeconds", destination.BufferSeconds);
        json.WriteEndObject();
        json.WriteString("CompressionFormat", destination.Compression);
        json.WriteStartObject("EncryptionConfiguration");
        json.WriteString("NoEncryptionConfig", "NoEncryption");
        json.WriteEndObject();
        if (isExtended)
        {
            WriteProcessing(json, destination);
        }

        json.WriteEndObject();
    }

    private static void WriteProcessing(Utf8JsonWriter json, S3Destination destination)
    {
        json.WriteString("S3BackupMode", "Disabled");
        if (destination.TimeZone is not null)
        {
            json.WriteString("CustomTimeZone", destination.TimeZone);
        }

        if (destination.FileExtension is not null)
        {
            json.WriteString("FileExtension", destination.FileExtension);
        }

        json.WriteStartObject("ProcessingConfiguration");
        json.WriteBoolean("Enabled", destination.Delimiter.Length > 0);
        json.WriteStartArray("Processors");
        if (destination.Delimiter.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("Type", "AppendDelimiterToRecord");
            json.WriteStartArray("Parameters");
            json.WriteStartObject();
            json.WriteString("ParameterName", "Delimiter");
            json.WriteString("ParameterValue", destination.Delimiter.Replace("\n", "\\n", StringComparison.Ordinal));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
