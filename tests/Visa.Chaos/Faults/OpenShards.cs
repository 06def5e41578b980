using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Visa.Chaos.Processes;

namespace Visa.Chaos.Faults;

/// <summary>The shards of the stream of transactions that take records.</summary>
internal static class OpenShards
{
    /// <summary>In the order of their hash keys.</summary>
    public static Task<List<Shard>> ListAsync(IAmazonKinesis kinesis, CancellationToken cancellationToken) => Persistence.UntilItWorksAsync(
        async token =>
        {
            var answer = await kinesis.ListShardsAsync(new ListShardsRequest { StreamName = TestedSystem.Transactions }, token);
            return answer.Shards.Where(shard => shard.SequenceNumberRange.EndingSequenceNumber is null).OrderBy(shard => UInt128.Parse(shard.HashKeyRange.StartingHashKey, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        },
        cancellationToken);

    /// <summary>Asks until there are so many: a request whose answer was lost may have been done.</summary>
    public static Task<bool> ReshardAsync<T>(IAmazonKinesis kinesis, int wanted, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken) => Persistence.UntilItWorksAsync(
        async token =>
        {
            if ((await ListAsync(kinesis, token)).Count != wanted)
                await ask(token);
            return true;
        },
        cancellationToken);
}
