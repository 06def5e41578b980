using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>The JSON line of a dead letter in the lake.</summary>
internal static class DeadLetterJson
{
    /// <summary>Firehose takes records of up to 1,000 KiB; base64 makes three bytes four, and the rest needs room.</summary>
    public const int MaxDataBytes = 700 * 1024;

    public static void Write(IBufferWriter<byte> output, DeadLetter letter, string stream, string shardId)
    {
        var record = letter.Record;
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("reason"u8, letter.Reason);
            json.WriteString("error"u8, letter.Error);
            json.WriteString("stream"u8, stream);
            json.WriteString("shard_id"u8, shardId);
            json.WriteString("sequence_number"u8, record.SequenceNumber);
            json.WriteNumber("sub_sequence_number"u8, record.SubSequenceNumber);
            json.WriteString("partition_key"u8, record.PartitionKey);
            json.WriteString("approximate_arrival"u8, record.ApproximateArrivalTimestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteNumber("data_bytes"u8, record.Data.Length);
            json.WriteBase64String("data_base64"u8, record.Data.Span[..Math.Min(record.Data.Length, MaxDataBytes)]);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}
