using Visa.LocalAws.Kinesis.Resharding;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>What a stream is at the end of the states that it only passes through.</summary>
internal static class StreamPassage
{
    public static bool IsUnderWay(StreamMetadata stream) =>
        stream.Status != StreamState.Active || stream.Consumers.Any(consumer => consumer.Status != StreamState.Active);

    public static StreamMetadata Settle(StreamMetadata stream, DateTimeOffset now)
    {
        var resharded = stream.Pending is { } change ? ShardPlan.Apply(stream, change, now) : stream;
        return resharded with
        {
            Status = StreamState.Active,
            Pending = null,
            Consumers = [.. stream.Consumers.Where(consumer => consumer.Status != StreamState.Deleting).Select(consumer => consumer with { Status = StreamState.Active })],
        };
    }
}
