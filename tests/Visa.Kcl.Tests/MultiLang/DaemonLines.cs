using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.MultiLang;

/// <summary>
/// The lines that AWS's MultiLangDaemon writes, member for member in its order, and the rules by which it reads: its message classes refuse
/// members that they do not know.
/// </summary>
internal static class DaemonLines
{
    public const string LeaseLost = """{"action":"leaseLost"}""";
    public const string ShardEnded = """{"action":"shardEnded"}""";
    public const string ShutdownRequested = """{"action":"shutdownRequested"}""";

    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["status"] = ["action", "responseFor"],
        ["checkpoint"] = ["action", "sequenceNumber", "subSequenceNumber", "error"],
    };

    public static string Initialize(string shardId, string? sequenceNumber = "TRIM_HORIZON", long? sub = 0) =>
        $$"""{"action":"initialize","shardId":"{{shardId}}","sequenceNumber":{{Text(sequenceNumber)}},"subSequenceNumber":{{Number(sub)}}}""";

    public static string ProcessRecords(long? millisBehindLatest, params IEnumerable<KinesisClientRecord> records) =>
        $$"""{"action":"processRecords","records":[{{string.Join(",", records.Select(Record))}}],"millisBehindLatest":{{Number(millisBehindLatest)}}}""";

    public static string CheckpointAnswer(string? sequenceNumber, long? sub = null, string? error = null) =>
        $$"""{"action":"checkpoint","sequenceNumber":{{Text(sequenceNumber)}},"subSequenceNumber":{{Number(sub)}},"error":{{Text(error)}}}""";

    public static KinesisClientRecord Record(string sequenceNumber, string key = "k", byte[]? data = null, long sub = 0) => new()
    {
        SequenceNumber = sequenceNumber,
        SubSequenceNumber = sub,
        PartitionKey = key,
        Data = data ?? [1, 2, 3],
        ApproximateArrivalTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123),
    };

    /// <summary>Reads a line of the process as the daemon does; fails the test where the daemon would skip it and wait for ever.</summary>
    public static JsonElement ReadStrictly(string line)
    {
        Assert.False(line.StartsWith('\uFEFF'), "A byte order mark.");
        using var document = JsonDocument.Parse(line);
        var message = document.RootElement.Clone();
        var action = message.GetProperty("action").GetString()!;
        Assert.True(Known.TryGetValue(action, out var members), line);
        Assert.All(message.EnumerateObject(), member => Assert.Contains(member.Name, members!));
        return message;
    }

    private static string Record(KinesisClientRecord record)
    {
        var arrival = record.ApproximateArrivalTimestamp.ToUnixTimeMilliseconds();
        var data = Convert.ToBase64String(record.Data.Span);
        return $$"""{"data":"{{data}}","partitionKey":{{Text(record.PartitionKey)}},"sequenceNumber":"{{record.SequenceNumber}}","approximateArrivalTimestamp":{{Number(arrival)}},"subSequenceNumber":{{Number(record.SubSequenceNumber)}},"action":"record"}""";
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";

    // Jackson leaves everything as it is but quotes, backslashes and control characters.
    private static string Text(string? text)
    {
        if (text is null)
            return "null";
        var json = new StringBuilder("\"");
        foreach (var c in text)
            json.Append(c is '"' or '\\' ? $"\\{c}" : c < ' ' ? $"\\u{(int)c:X4}" : c.ToString());
        return json.Append('"').ToString();
    }
}
