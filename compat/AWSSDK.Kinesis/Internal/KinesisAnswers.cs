using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Kinesis.Model;

namespace Amazon.Kinesis.Internal;

/// <summary>The members of every answer.</summary>
internal static class KinesisAnswers
{
    /// <summary>For answers without members.</summary>
    public static void Nothing(ref Utf8JsonReader json, object _) => json.SkipMember();

    public static void DescribeStreamSummary(ref Utf8JsonReader json, DescribeStreamSummaryResponse target)
    {
        if (json.IsMember("StreamDescriptionSummary"u8))
            target.StreamDescriptionSummary = json.ReadObject<StreamDescriptionSummary>(Summary);
        else
            json.SkipMember();
    }

    public static void ListShards(ref Utf8JsonReader json, ListShardsResponse target)
    {
        if (json.IsMember("NextToken"u8))
            target.NextToken = json.GetString();
        else if (json.IsMember("Shards"u8))
            target.Shards = json.ReadList<Shard>(Shard);
        else
            json.SkipMember();
    }

    public static void ListStreams(ref Utf8JsonReader json, ListStreamsResponse target)
    {
        if (json.IsMember("HasMoreStreams"u8))
            target.HasMoreStreams = json.ReadBool();
        else if (json.IsMember("NextToken"u8))
            target.NextToken = json.GetString();
        else if (json.IsMember("StreamNames"u8))
            target.StreamNames = json.ReadStrings();
        else if (json.IsMember("StreamSummaries"u8))
            target.StreamSummaries = json.ReadList<StreamSummary>(Stream);
        else
            json.SkipMember();
    }

    public static void PutRecord(ref Utf8JsonReader json, PutRecordResponse target)
    {
        if (json.IsMember("EncryptionType"u8))
            target.EncryptionType = json.GetString();
        else if (json.IsMember("SequenceNumber"u8))
            target.SequenceNumber = json.GetString();
        else if (json.IsMember("ShardId"u8))
            target.ShardId = json.GetString();
        else
            json.SkipMember();
    }

    public static void PutRecords(ref Utf8JsonReader json, PutRecordsResponse target)
    {
        if (json.IsMember("EncryptionType"u8))
            target.EncryptionType = json.GetString();
        else if (json.IsMember("FailedRecordCount"u8))
            target.FailedRecordCount = json.ReadInt();
        else if (json.IsMember("Records"u8))
            target.Records = json.ReadList<PutRecordsResultEntry>(Result);
        else
            json.SkipMember();
    }

    public static void GetShardIterator(ref Utf8JsonReader json, GetShardIteratorResponse target)
    {
        if (json.IsMember("ShardIterator"u8))
            target.ShardIterator = json.GetString();
        else
            json.SkipMember();
    }

    public static void GetRecords(ref Utf8JsonReader json, GetRecordsResponse target)
    {
        if (json.IsMember("ChildShards"u8))
            target.ChildShards = json.ReadList<ChildShard>(Child);
        else if (json.IsMember("MillisBehindLatest"u8))
            target.MillisBehindLatest = json.ReadLong();
        else if (json.IsMember("NextShardIterator"u8))
            target.NextShardIterator = json.GetString();
        else if (json.IsMember("Records"u8))
            target.Records = json.ReadList<Record>(Record);
        else
            json.SkipMember();
    }

    public static void UpdateShardCount(ref Utf8JsonReader json, UpdateShardCountResponse target)
    {
        if (json.IsMember("CurrentShardCount"u8))
            target.CurrentShardCount = json.ReadInt();
        else if (json.IsMember("StreamARN"u8))
            target.StreamARN = json.GetString();
        else if (json.IsMember("StreamName"u8))
            target.StreamName = json.GetString();
        else if (json.IsMember("TargetShardCount"u8))
            target.TargetShardCount = json.ReadInt();
        else
            json.SkipMember();
    }

    public static SubscribeToShardEvent SubscribeToShardEvent(ReadOnlySpan<byte> payload)
    {
        var json = new Utf8JsonReader(payload);
        return json.Read() ? json.ReadObject<SubscribeToShardEvent>(Event) : new SubscribeToShardEvent();
    }

    private static void Event(ref Utf8JsonReader json, SubscribeToShardEvent target)
    {
        if (json.IsMember("ChildShards"u8))
            target.ChildShards = json.ReadList<ChildShard>(Child);
        else if (json.IsMember("ContinuationSequenceNumber"u8))
            target.ContinuationSequenceNumber = json.GetString();
        else if (json.IsMember("MillisBehindLatest"u8))
            target.MillisBehindLatest = json.ReadLong();
        else if (json.IsMember("Records"u8))
            target.Records = json.ReadList<Record>(Record);
        else
            json.SkipMember();
    }

    private static void Summary(ref Utf8JsonReader json, StreamDescriptionSummary target)
    {
        if (json.IsMember("ConsumerCount"u8))
            target.ConsumerCount = json.ReadInt();
        else if (json.IsMember("EncryptionType"u8))
            target.EncryptionType = json.GetString();
        else if (json.IsMember("KeyId"u8))
            target.KeyId = json.GetString();
        else if (json.IsMember("OpenShardCount"u8))
            target.OpenShardCount = json.ReadInt();
        else if (json.IsMember("RetentionPeriodHours"u8))
            target.RetentionPeriodHours = json.ReadInt();
        else if (json.IsMember("StreamARN"u8))
            target.StreamARN = json.GetString();
        else if (json.IsMember("StreamCreationTimestamp"u8))
            target.StreamCreationTimestamp = json.ReadTime();
        else if (json.IsMember("StreamModeDetails"u8))
            target.StreamModeDetails = json.ReadObject<StreamModeDetails>(Mode);
        else if (json.IsMember("StreamName"u8))
            target.StreamName = json.GetString();
        else if (json.IsMember("StreamStatus"u8))
            target.StreamStatus = json.GetString();
        else
            json.SkipMember();
    }

    private static void Stream(ref Utf8JsonReader json, StreamSummary target)
    {
        if (json.IsMember("StreamARN"u8))
            target.StreamARN = json.GetString();
        else if (json.IsMember("StreamCreationTimestamp"u8))
            target.StreamCreationTimestamp = json.ReadTime();
        else if (json.IsMember("StreamModeDetails"u8))
            target.StreamModeDetails = json.ReadObject<StreamModeDetails>(Mode);
        else if (json.IsMember("StreamName"u8))
            target.StreamName = json.GetString();
        else if (json.IsMember("StreamStatus"u8))
            target.StreamStatus = json.GetString();
        else
            json.SkipMember();
    }

    private static void Mode(ref Utf8JsonReader json, StreamModeDetails target)
    {
        if (json.IsMember("StreamMode"u8))
            target.StreamMode = json.GetString();
        else
            json.SkipMember();
    }

    private static void Shard(ref Utf8JsonReader json, Shard target)
    {
        if (json.IsMember("AdjacentParentShardId"u8))
            target.AdjacentParentShardId = json.GetString();
        else if (json.IsMember("HashKeyRange"u8))
            target.HashKeyRange = json.ReadObject<HashKeyRange>(HashKeys);
        else if (json.IsMember("ParentShardId"u8))
            target.ParentShardId = json.GetString();
        else if (json.IsMember("SequenceNumberRange"u8))
            target.SequenceNumberRange = json.ReadObject<SequenceNumberRange>(SequenceNumbers);
        else if (json.IsMember("ShardId"u8))
            target.ShardId = json.GetString();
        else
            json.SkipMember();
    }

    private static void HashKeys(ref Utf8JsonReader json, HashKeyRange target)
    {
        if (json.IsMember("EndingHashKey"u8))
            target.EndingHashKey = json.GetString();
        else if (json.IsMember("StartingHashKey"u8))
            target.StartingHashKey = json.GetString();
        else
            json.SkipMember();
    }

    private static void SequenceNumbers(ref Utf8JsonReader json, SequenceNumberRange target)
    {
        if (json.IsMember("EndingSequenceNumber"u8))
            target.EndingSequenceNumber = json.GetString();
        else if (json.IsMember("StartingSequenceNumber"u8))
            target.StartingSequenceNumber = json.GetString();
        else
            json.SkipMember();
    }

    private static void Child(ref Utf8JsonReader json, ChildShard target)
    {
        if (json.IsMember("HashKeyRange"u8))
            target.HashKeyRange = json.ReadObject<HashKeyRange>(HashKeys);
        else if (json.IsMember("ParentShards"u8))
            target.ParentShards = json.ReadStrings();
        else if (json.IsMember("ShardId"u8))
            target.ShardId = json.GetString();
        else
            json.SkipMember();
    }

    private static void Result(ref Utf8JsonReader json, PutRecordsResultEntry target)
    {
        if (json.IsMember("ErrorCode"u8))
            target.ErrorCode = json.GetString();
        else if (json.IsMember("ErrorMessage"u8))
            target.ErrorMessage = json.GetString();
        else if (json.IsMember("SequenceNumber"u8))
            target.SequenceNumber = json.GetString();
        else if (json.IsMember("ShardId"u8))
            target.ShardId = json.GetString();
        else
            json.SkipMember();
    }

    private static void Record(ref Utf8JsonReader json, Record target)
    {
        if (json.IsMember("ApproximateArrivalTimestamp"u8))
            target.ApproximateArrivalTimestamp = json.ReadTime();
        else if (json.IsMember("Data"u8))
            target.Data = json.ReadBlob();
        else if (json.IsMember("EncryptionType"u8))
            target.EncryptionType = json.GetString();
        else if (json.IsMember("PartitionKey"u8))
            target.PartitionKey = json.GetString();
        else if (json.IsMember("SequenceNumber"u8))
            target.SequenceNumber = json.GetString();
        else
            json.SkipMember();
    }
}
