using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Resharding;

/// <summary>The refusals that the operations on shards share.</summary>
internal static class ReshardRules
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static void CheckActive(StreamMetadata stream)
    {
        if (stream.Status != StreamState.Active)
        {
            throw AwsErrors.ResourceInUse($"Stream {stream.Name} under account {LocalAwsOptions.AccountId} not ACTIVE, instead in state {stream.Status}");
        }
    }

    public static void CheckProvisioned(StreamMetadata stream, string operation)
    {
        if (stream.IsOnDemand)
        {
            throw AwsErrors.Validation($"{operation} is not supported for the data stream {stream.Name} under account {LocalAwsOptions.AccountId} because its capacity mode is ON_DEMAND.");
        }
    }

    public static int IndexOf(string shardId, string stream) => ShardId.IndexOf(shardId) ?? throw NotFound(shardId, stream);

    public static ShardMetadata FindShard(StreamMetadata stream, int index) =>
        stream.Shards.FirstOrDefault(shard => shard.Index == index) ?? throw NotFound(ShardId.Of(index), stream.Name);

    /// <param name="added">How many open shards more there would be.</param>
    public static void CheckShardLimit(int open, int added, int limit, string region)
    {
        if (open + added > limit)
        {
            throw AwsErrors.LimitExceeded(
                $"This request would exceed the shard limit for the account {LocalAwsOptions.AccountId} in {region}. Current shard count for the account: {open}. "
                + $"Limit: {limit}. Number of additional shards that would have resulted from this request: {added}. "
                + "Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.");
        }
    }

    /// <summary>The calls of the last day with this one; throws when that is more than a day allows.</summary>
    public static IReadOnlyList<DateTimeOffset> CountCall(IReadOnlyList<DateTimeOffset> calls, DateTimeOffset now, int mostADay, string operation, string stream)
    {
        var recent = calls.Where(call => call > now - Day).Append(now).ToList();
        return recent.Count <= mostADay
            ? recent
            : throw AwsErrors.LimitExceeded($"{operation} may be called {mostADay} times in a rolling 24-hour period for the stream {stream} under account {LocalAwsOptions.AccountId}.");
    }

    private static AwsException NotFound(string shardId, string stream) =>
        AwsErrors.ResourceNotFound($"Could not find shard {shardId} in stream {stream} under account {LocalAwsOptions.AccountId}.");
}
