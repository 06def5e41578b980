using System.Text.Json;
using Amazon.AwsJson;
using Amazon.KinesisFirehose.Model;

namespace Amazon.KinesisFirehose.Internal;

/// <summary>Every operation with the members of its request; the members of the answers are in <see cref="KinesisFirehoseAnswers"/>.</summary>
internal static class KinesisFirehoseOperations
{
    private static readonly AwsJsonService Service =
        new("Amazon.KinesisFirehose", "Firehose_20150804", "2015-08-04", KinesisFirehoseErrors.ToException);

    public static readonly AwsJsonOperation<CreateDeliveryStreamRequest, CreateDeliveryStreamResponse> CreateDeliveryStream = new(
        Service, "CreateDeliveryStream",
        static (json, request) =>
        {
            json.Member("DeliveryStreamName"u8, request.DeliveryStreamName);
            json.Member("DeliveryStreamType"u8, request.DeliveryStreamType);
            json.Member("ExtendedS3DestinationConfiguration"u8, request.ExtendedS3DestinationConfiguration, S3);
            json.Member("KinesisStreamSourceConfiguration"u8, request.KinesisStreamSourceConfiguration, KinesisSource);
        },
        KinesisFirehoseAnswers.CreateDeliveryStream);

    public static readonly AwsJsonOperation<DescribeDeliveryStreamRequest, DescribeDeliveryStreamResponse> DescribeDeliveryStream = new(
        Service, "DescribeDeliveryStream",
        static (json, request) =>
        {
            json.Member("DeliveryStreamName"u8, request.DeliveryStreamName);
            json.Member("ExclusiveStartDestinationId"u8, request.ExclusiveStartDestinationId);
            json.Member("Limit"u8, request.Limit);
        },
        KinesisFirehoseAnswers.DescribeDeliveryStream);

    public static readonly AwsJsonOperation<ListDeliveryStreamsRequest, ListDeliveryStreamsResponse> ListDeliveryStreams = new(
        Service, "ListDeliveryStreams",
        static (json, request) =>
        {
            json.Member("DeliveryStreamType"u8, request.DeliveryStreamType);
            json.Member("ExclusiveStartDeliveryStreamName"u8, request.ExclusiveStartDeliveryStreamName);
            json.Member("Limit"u8, request.Limit);
        },
        KinesisFirehoseAnswers.ListDeliveryStreams);

    public static readonly AwsJsonOperation<PutRecordRequest, PutRecordResponse> PutRecord = new(
        Service, "PutRecord",
        static (json, request) =>
        {
            json.Member("DeliveryStreamName"u8, request.DeliveryStreamName);
            json.Member("Record"u8, request.Record, Record);
        },
        KinesisFirehoseAnswers.PutRecord);

    public static readonly AwsJsonOperation<PutRecordBatchRequest, PutRecordBatchResponse> PutRecordBatch = new(
        Service, "PutRecordBatch",
        static (json, request) =>
        {
            json.Member("DeliveryStreamName"u8, request.DeliveryStreamName);
            json.Member("Records"u8, request.Records, Record);
        },
        KinesisFirehoseAnswers.PutRecordBatch);

    private static void Record(Utf8JsonWriter json, Record record) => json.Member("Data"u8, record.Data);

    private static void KinesisSource(Utf8JsonWriter json, KinesisStreamSourceConfiguration source)
    {
        json.Member("KinesisStreamARN"u8, source.KinesisStreamARN);
        json.Member("RoleARN"u8, source.RoleARN);
    }

    private static void S3(Utf8JsonWriter json, ExtendedS3DestinationConfiguration destination)
    {
        json.Member("BucketARN"u8, destination.BucketARN);
        json.Member("BufferingHints"u8, destination.BufferingHints, Buffering);
        json.Member("CompressionFormat"u8, destination.CompressionFormat);
        json.Member("CustomTimeZone"u8, destination.CustomTimeZone);
        json.Member("ErrorOutputPrefix"u8, destination.ErrorOutputPrefix);
        json.Member("FileExtension"u8, destination.FileExtension);
        json.Member("Prefix"u8, destination.Prefix);
        json.Member("RoleARN"u8, destination.RoleARN);
    }

    private static void Buffering(Utf8JsonWriter json, BufferingHints hints)
    {
        json.Member("IntervalInSeconds"u8, hints.IntervalInSeconds);
        json.Member("SizeInMBs"u8, hints.SizeInMBs);
    }
}
