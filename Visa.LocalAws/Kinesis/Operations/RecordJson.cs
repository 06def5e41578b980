using System.Text.Json;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>The members that GetRecords and the events of a subscription share.</summary>
internal static class RecordJson
{
    public static void WriteRecords(Utf8JsonWriter json, Shard shard, IReadOnlyList<ShardRecord> records, StreamMetadata stream)
    {
        Span<byte> digits = stackalloc byte[SequenceNumber.DigitCount];
        json.WriteStartArray("Records"u8);
        for (var number = 0; number < records.Count; number++)
        {
            var record = records[number];
            shard.SequenceNumberOf(record.Index, record.ArrivalMilliseconds).Format(digits);
            json.WriteStartObject();
            json.WriteString("SequenceNumber"u8, digits);
            json.WriteNumber("ApproximateArrivalTimestamp"u8, record.ArrivalMilliseconds / 1000m);
            json.WriteBase64String("Data"u8, record.Data.Span);
            json.WriteString("PartitionKey"u8, record.PartitionKey.Span);
            if (stream.KeyId is not null)
            {
                json.WriteString("EncryptionType"u8, StreamState.Kms);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The shards that go on where this one ends.</summary>
    public static void WriteChildren(Utf8JsonWriter json, KinesisStream stream, Shard shard)
    {
        json.WriteStartArray("ChildShards"u8);
        foreach (var child in stream.ChildrenOf(shard))
        {
            json.WriteStartObject();
            json.WriteString("ShardId"u8, child.Id);
            json.WriteStartArray("ParentShards"u8);
            json.WriteStringValue(ShardId.Of(child.Metadata.Parent!.Value));
            if (child.Metadata.AdjacentParent is { } adjacent)
            {
                json.WriteStringValue(ShardId.Of(adjacent));
            }

            json.WriteEndArray();
            StreamDescription.WriteRange(json, child);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
