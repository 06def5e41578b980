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
        var metadata = stream.Metadata;
        WriteSummary(json, stream);
        json.WriteNumber("RetentionPeriodHours", metadata.RetentionHours);
        json.WriteStartArray("EnhancedMonitoring");
        json.WriteStartObject();
        json.WriteStartArray("ShardLevelMetrics");
        foreach (var metric in metadata.ShardLevelMetrics)
        {
            json.WriteStringValue(metric);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("EncryptionType", metadata.KeyId is null ? StreamState.NoEncryption : StreamState.Kms);
        if (metadata.KeyId is not null)
        {
            json.WriteString("KeyId", metadata.KeyId);
        }
    }

    /// <summary>The members of a StreamSummary.</summary>
    public static void WriteSummary(Utf8JsonWriter json, KinesisStream stream)
    {
        json.WriteString("StreamName", stream.Name);
        json.WriteString("StreamARN", stream.Arn);
        json.WriteString("StreamStatus", stream.Metadata.Status);
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
            WriteParents(json, shard.Metadata);
            WriteRange(json, shard);
            json.WriteStartObject("SequenceNumberRange");
            json.WriteString("StartingSequenceNumber", shard.StartingSequenceNumber.ToString());
            if (shard.EndingSequenceNumber is { } ending)
            {
                json.WriteString("EndingSequenceNumber", ending.ToString());
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteRange(Utf8JsonWriter json, Shard shard)
    {
        json.WriteStartObject("HashKeyRange");
        json.WriteString("StartingHashKey", shard.Range.Start.ToString());
        json.WriteString("EndingHashKey", shard.Range.End.ToString());
        json.WriteEndObject();
    }

    private static void WriteParents(Utf8JsonWriter json, ShardMetadata shard)
    {
        if (shard.Parent is { } parent)
        {
            json.WriteString("ParentShardId", ShardId.Of(parent));
        }

        if (shard.AdjacentParent is { } adjacent)
        {
            json.WriteString("AdjacentParentShardId", ShardId.Of(adjacent));
        }
    }
}
