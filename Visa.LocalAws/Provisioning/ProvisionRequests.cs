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

    public static ReadOnlyMemory<byte> CreateJob(string name, GlueJobProvision job) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("Name", name);
        json.WriteString("Role", $"arn:aws:iam::{LocalAwsOptions.AccountId}:role/glue");
        json.WriteStartObject("Command");
        json.WriteString("Name", "glueetl");
        json.WriteString("ScriptLocation", job.ScriptLocation);
        json.WriteEndObject();
        json.WriteStartObject("DefaultArguments");
        foreach (var (argument, value) in job.DefaultArguments)
        {
            json.WriteString(argument, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("ExecutionProperty");
        json.WriteNumber("MaxConcurrentRuns", job.MaxConcurrentRuns);
        json.WriteEndObject();
        json.WriteBoolean("JobRunQueuingEnabled", job.JobRunQueuingEnabled);
        json.WriteNumber("Timeout", job.TimeoutMinutes);
        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> CreateSecret(string name, string text) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("Name", name);
        json.WriteString("SecretString", text);
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
