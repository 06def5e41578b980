using System.Text.Json;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>The structures that several operations return.</summary>
internal static class StreamDescription
{
    /// <summary>The members that StreamDescription and StreamDescriptionSummary share.</summary>
    public static void WriteCommon(Utf8JsonWriter json, KinesisStream stream)
    {
        WriteSummary(json, stream);
        json.WriteNumber("RetentionPeriodHours", stream.Metadata.RetentionHours);
        json.WriteStartArray("EnhancedMonitoring");
        json.WriteStartObject();
        json.WriteStartArray("ShardLevelMetrics");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("EncryptionType", "NONE");
    }

    /// <summary>The members of a StreamSummary.</summary>
    public static void WriteSummary(Utf8JsonWriter json, KinesisStream stream)
    {
        json.WriteString("StreamName", stream.Name);
        json.WriteString("StreamARN", stream.Arn);
        json.WriteString("StreamStatus", "ACTIVE");
        json.WriteTimestamp("StreamCreationTimestamp", stream.Metadata.CreatedAt);
        json.WriteStartObject("StreamModeDetails");
        json.WriteString("StreamMode", stream.Metadata.Mode);
        json.WriteEndObject();
    }

    public static void WriteShards(Utf8JsonWriter json, IEnumerable<Shard> shards)
    {
        json.WriteStartArray("Shards");
        foreach (var shard in shards)
        {
            json.WriteStartObject();
            json.WriteString("ShardId", shard.Id);
            json.WriteStartObject("HashKeyRange");
            json.WriteString("StartingHashKey", shard.Range.Start.ToString());
            json.WriteString("EndingHashKey", shard.Range.End.ToString());
            json.WriteEndObject();
            json.WriteStartObject("SequenceNumberRange");
            json.WriteString("StartingSequenceNumber", shard.StartingSequenceNumber.ToString());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
