using System.Text.Json;
using Amazon.AwsJson;
using Amazon.KinesisFirehose.Model;

namespace Amazon.KinesisFirehose.Internal;

/// <summary>The members of every answer.</summary>
internal static class KinesisFirehoseAnswers
{
    public static void CreateDeliveryStream(ref Utf8JsonReader json, CreateDeliveryStreamResponse target)
    {
        if (json.IsMember("DeliveryStreamARN"u8))
            target.DeliveryStreamARN = json.GetString();
        else
            json.SkipMember();
    }

    public static void DescribeDeliveryStream(ref Utf8JsonReader json, DescribeDeliveryStreamResponse target)
    {
        if (json.IsMember("DeliveryStreamDescription"u8))
            target.DeliveryStreamDescription = json.ReadObject<DeliveryStreamDescription>(Description);
        else
            json.SkipMember();
    }

    public static void ListDeliveryStreams(ref Utf8JsonReader json, ListDeliveryStreamsResponse target)
    {
        if (json.IsMember("DeliveryStreamNames"u8))
            target.DeliveryStreamNames = json.ReadStrings();
        else if (json.IsMember("HasMoreDeliveryStreams"u8))
            target.HasMoreDeliveryStreams = json.ReadBool();
        else
            json.SkipMember();
    }

    public static void PutRecord(ref Utf8JsonReader json, PutRecordResponse target)
    {
        if (json.IsMember("Encrypted"u8))
            target.Encrypted = json.ReadBool();
        else if (json.IsMember("RecordId"u8))
            target.RecordId = json.GetString();
        else
            json.SkipMember();
    }

    public static void PutRecordBatch(ref Utf8JsonReader json, PutRecordBatchResponse target)
    {
        if (json.IsMember("Encrypted"u8))
            target.Encrypted = json.ReadBool();
        else if (json.IsMember("FailedPutCount"u8))
            target.FailedPutCount = json.ReadInt();
        else if (json.IsMember("RequestResponses"u8))
            target.RequestResponses = json.ReadList<PutRecordBatchResponseEntry>(Entry);
        else
            json.SkipMember();
    }

    private static void Description(ref Utf8JsonReader json, DeliveryStreamDescription target)
    {
        if (json.IsMember("CreateTimestamp"u8))
            target.CreateTimestamp = json.ReadTime();
        else if (json.IsMember("DeliveryStreamARN"u8))
            target.DeliveryStreamARN = json.GetString();
        else if (json.IsMember("DeliveryStreamName"u8))
            target.DeliveryStreamName = json.GetString();
        else if (json.IsMember("DeliveryStreamStatus"u8))
            target.DeliveryStreamStatus = json.GetString();
        else if (json.IsMember("DeliveryStreamType"u8))
            target.DeliveryStreamType = json.GetString();
        else if (json.IsMember("Destinations"u8))
            target.Destinations = json.ReadList<DestinationDescription>(Destination);
        else if (json.IsMember("HasMoreDestinations"u8))
            target.HasMoreDestinations = json.ReadBool();
        else if (json.IsMember("LastUpdateTimestamp"u8))
            target.LastUpdateTimestamp = json.ReadTime();
        else if (json.IsMember("Source"u8))
            target.Source = json.ReadObject<SourceDescription>(Source);
        else if (json.IsMember("VersionId"u8))
            target.VersionId = json.GetString();
        else
            json.SkipMember();
    }

    private static void Destination(ref Utf8JsonReader json, DestinationDescription target)
    {
        if (json.IsMember("DestinationId"u8))
            target.DestinationId = json.GetString();
        else if (json.IsMember("ExtendedS3DestinationDescription"u8))
            target.ExtendedS3DestinationDescription = json.ReadObject<ExtendedS3DestinationDescription>(S3);
        else
            json.SkipMember();
    }

    private static void S3(ref Utf8JsonReader json, ExtendedS3DestinationDescription target)
    {
        if (json.IsMember("BucketARN"u8))
            target.BucketARN = json.GetString();
        else if (json.IsMember("BufferingHints"u8))
            target.BufferingHints = json.ReadObject<BufferingHints>(Buffering);
        else if (json.IsMember("CompressionFormat"u8))
            target.CompressionFormat = json.GetString();
        else if (json.IsMember("CustomTimeZone"u8))
            target.CustomTimeZone = json.GetString();
        else if (json.IsMember("ErrorOutputPrefix"u8))
            target.ErrorOutputPrefix = json.GetString();
        else if (json.IsMember("FileExtension"u8))
            target.FileExtension = json.GetString();
        else if (json.IsMember("Prefix"u8))
            target.Prefix = json.GetString();
        else if (json.IsMember("RoleARN"u8))
            target.RoleARN = json.GetString();
        else
            json.SkipMember();
    }

    private static void Buffering(ref Utf8JsonReader json, BufferingHints target)
    {
        if (json.IsMember("IntervalInSeconds"u8))
            target.IntervalInSeconds = json.ReadInt();
        else if (json.IsMember("SizeInMBs"u8))
            target.SizeInMBs = json.ReadInt();
        else
            json.SkipMember();
    }

    private static void Source(ref Utf8JsonReader json, SourceDescription target)
    {
        if (json.IsMember("KinesisStreamSourceDescription"u8))
            target.KinesisStreamSourceDescription = json.ReadObject<KinesisStreamSourceDescription>(KinesisSource);
        else
            json.SkipMember();
    }

    private static void KinesisSource(ref Utf8JsonReader json, KinesisStreamSourceDescription target)
    {
        if (json.IsMember("DeliveryStartTimestamp"u8))
            target.DeliveryStartTimestamp = json.ReadTime();
        else if (json.IsMember("KinesisStreamARN"u8))
            target.KinesisStreamARN = json.GetString();
        else if (json.IsMember("RoleARN"u8))
            target.RoleARN = json.GetString();
        else
            json.SkipMember();
    }

    private static void Entry(ref Utf8JsonReader json, PutRecordBatchResponseEntry target)
    {
        if (json.IsMember("ErrorCode"u8))
            target.ErrorCode = json.GetString();
        else if (json.IsMember("ErrorMessage"u8))
            target.ErrorMessage = json.GetString();
        else if (json.IsMember("RecordId"u8))
            target.RecordId = json.GetString();
        else
            json.SkipMember();
    }
}
