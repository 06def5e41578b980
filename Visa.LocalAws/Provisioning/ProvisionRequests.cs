using System.Text.Json;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Provisioning;

/// <summary>Provisioned resources as the requests that an AWS client would send for them.</summary>
internal static class ProvisionRequests
{
    private const string Role = $"arn:aws:iam::{LocalAwsOptions.AccountId}:role/firehose-delivery";

    public static ReadOnlyMemory<byte> CreateStream(string name, StreamProvision stream) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("StreamName", name);
        json.WriteNumber("ShardCount", stream.ShardCount);
        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> CreateDeliveryStream(string name, DeliveryStreamProvision stream, string region) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("DeliveryStreamName", name);
        json.WriteString("DeliveryStreamType", stream.SourceStream is null ? "DirectPut" : "KinesisStreamAsSource");
        if (stream.SourceStream is not null)
        {
            json.WriteStartObject("KinesisStreamSourceConfiguration");
            json.WriteString("KinesisStreamARN", $"arn:aws:kinesis:{region}:{LocalAwsOptions.AccountId}:stream/{stream.SourceStream}");
            json.WriteString("RoleARN", Role);
            json.WriteEndObject();
        }

        json.WriteStartObject("ExtendedS3DestinationConfiguration");
        WriteDestination(json, stream);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteDestination(Utf8JsonWriter json, DeliveryStreamProvision stream)
    {
        json.WriteString("RoleARN", Role);
        json.WriteString("BucketARN", $"arn:aws:s3:::{stream.Bucket}");
        json.WriteString("Prefix", stream.Prefix);
        json.WriteString("ErrorOutputPrefix", stream.ErrorOutputPrefix);
        json.WriteStartObject("BufferingHints");
        json.WriteNumber("SizeInMBs", stream.BufferMegabytes);
        json.WriteNumber("IntervalInSeconds", stream.BufferSeconds);
        json.WriteEndObject();
        json.WriteString("CompressionFormat", stream.Compression);
    }
}
