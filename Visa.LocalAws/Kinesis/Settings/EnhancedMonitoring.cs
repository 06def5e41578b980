using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Settings;

/// <summary>What the two operations on shard-level metrics share.</summary>
internal static class EnhancedMonitoring
{
    private const string All = "ALL";
    private const int MostMetrics = 7;

    private static readonly string[] Metrics =
    [
        "IncomingBytes", "IncomingRecords", "OutgoingBytes", "OutgoingRecords",
        "WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded", "IteratorAgeMilliseconds",
    ];

    public static async Task<ReadOnlyMemory<byte>> ChangeAsync(StreamRegistry streams, ReadOnlyMemory<byte> body, bool isEnabled, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var given = input.StringList("ShardLevelMetrics");
        var text = $"[{string.Join(", ", given ?? [])}]";
        new Constraints()
            .NotNull(given, "shardLevelMetrics")
            .Check(given is null || given.Count >= 1, text, "shardLevelMetrics", "Member must have length greater than or equal to 1")
            .Check(given is null || given.Count <= MostMetrics, text, "shardLevelMetrics", $"Member must have length less than or equal to {MostMetrics}")
            .Check(
                given is null || given.All(metric => metric == All || Metrics.Contains(metric)), text, "shardLevelMetrics",
                $"Member must satisfy constraint: [Member must satisfy enum value set: [{string.Join(", ", Metrics)}, {All}]]")
            .Stream(reference)
            .ThrowIfBroken();

        var named = given!.Contains(All) ? Metrics : [.. given!.Distinct()];
        IReadOnlyList<string> before = [];
        var stream = await streams.ChangeAsync(
            streams.Find(reference).Name,
            found =>
            {
                before = found.ShardLevelMetrics;
                return found with { ShardLevelMetrics = isEnabled ? [.. before.Union(named)] : [.. before.Except(named)] };
            },
            cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("StreamName", stream.Name);
            json.WriteString("StreamARN", stream.Arn);
            Write("CurrentShardLevelMetrics", before);
            Write("DesiredShardLevelMetrics", stream.Metadata.ShardLevelMetrics);
            json.WriteEndObject();

            void Write(string member, IReadOnlyList<string> metrics)
            {
                json.WriteStartArray(member);
                foreach (var metric in metrics)
                {
                    json.WriteStringValue(metric);
                }

                json.WriteEndArray();
            }
        });
    }
}
