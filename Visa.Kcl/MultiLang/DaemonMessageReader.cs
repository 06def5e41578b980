using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>
/// Reads the lines of AWS's MultiLangDaemon: one JSON object each, its members in any order. Members that are not known are skipped, as a later
/// daemon may have more; an action that is not known cannot be answered and is an error.
/// </summary>
internal static class DaemonMessageReader
{
    private const int LongestExcerpt = 100;

    /// <exception cref="MultiLangProtocolException">The line is not a message of the protocol.</exception>
    public static DaemonMessage Read(ReadOnlySequence<byte> line)
    {
        try
        {
            return ReadObject(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw new MultiLangProtocolException($"The daemon sent a line that is not a message: {Excerpt(line)}", e);
        }
    }

    private static DaemonMessage ReadObject(ReadOnlySequence<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        string? action = null, shardId = null, sequenceNumber = null, error = null;
        long? sub = null, millis = null;
        List<KinesisClientRecord>? records = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "action": action = reader.GetString(); break;
                case "shardId": shardId = reader.GetString(); break;
                case "sequenceNumber": sequenceNumber = reader.GetString(); break;
                case "subSequenceNumber": sub = ReadNumber(ref reader); break;
                case "millisBehindLatest": millis = ReadNumber(ref reader); break;
                case "error": error = reader.GetString(); break;
                case "records": records = ReadRecords(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        if (reader.Read())
            throw new FormatException("More than one value.");
        return new()
        {
            Action = ActionOf(action, line),
            ShardId = shardId,
            SequenceNumber = sequenceNumber,
            SubSequenceNumber = sub,
            MillisBehindLatest = millis,
            Error = error,
            Records = records ?? [],
        };
    }

    private static List<KinesisClientRecord> ReadRecords(ref Utf8JsonReader reader)
    {
        var records = new List<KinesisClientRecord>();
        if (reader.TokenType == JsonTokenType.Null)
            return records;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new FormatException("The records are not an array.");
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            records.Add(ReadRecord(ref reader));
        return reader.TokenType == JsonTokenType.EndArray ? records : throw new FormatException("A record is not an object.");
    }

    private static KinesisClientRecord ReadRecord(ref Utf8JsonReader reader)
    {
        ReadOnlyMemory<byte> data = default;
        string? partitionKey = null, sequenceNumber = null;
        long? sub = null, arrival = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "data": data = reader.TokenType == JsonTokenType.Null ? default : reader.GetBytesFromBase64(); break;
                case "partitionKey": partitionKey = reader.GetString(); break;
                case "sequenceNumber": sequenceNumber = reader.GetString(); break;
                case "subSequenceNumber": sub = ReadNumber(ref reader); break;
                case "approximateArrivalTimestamp": arrival = ReadNumber(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return new()
        {
            Data = data,
            PartitionKey = partitionKey ?? "",
            SequenceNumber = sequenceNumber ?? throw new FormatException("A record has no sequence number."),
            SubSequenceNumber = sub ?? 0,
            ApproximateArrivalTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(arrival ?? 0),
        };
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
            throw new FormatException($"{token} is missing.");
    }

    private static long? ReadNumber(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64();

    private static DaemonAction ActionOf(string? action, ReadOnlySequence<byte> line) => action switch
    {
        "initialize" => DaemonAction.Initialize,
        "processRecords" => DaemonAction.ProcessRecords,
        "leaseLost" => DaemonAction.LeaseLost,
        "shardEnded" => DaemonAction.ShardEnded,
        "shutdownRequested" => DaemonAction.ShutdownRequested,
        "checkpoint" => DaemonAction.Checkpoint,
        null => throw new MultiLangProtocolException($"The daemon sent a message without an action: {Excerpt(line)}"),
        _ => throw new MultiLangProtocolException(
            $"The daemon asks for '{action}', which this version does not know: versions 2.x and 3.x of AWS's library fit (1.x sends 'shutdown')."),
    };

    // Never the records: the line begins with its action.
    private static string Excerpt(ReadOnlySequence<byte> line)
    {
        var head = Encoding.UTF8.GetString(line.Slice(0, Math.Min(line.Length, LongestExcerpt)));
        var records = head.IndexOf("\"records\"", StringComparison.Ordinal);
        return records < 0 ? head : head[..records] + "…";
    }
}
