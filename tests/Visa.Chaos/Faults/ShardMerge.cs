using Amazon.Kinesis.Model;
using Visa.Chaos.Processes;

namespace Visa.Chaos.Faults;

/// <summary>Merges the first two open shards.</summary>
internal sealed class ShardMerge : IFault
{
    public string Name => "shard merge";

    public async Task StrikeAsync(TestedSystem system, CancellationToken cancellationToken)
    {
        var open = await OpenShards.ListAsync(system.Kinesis, cancellationToken);
        var request = new MergeShardsRequest { StreamName = TestedSystem.Transactions, ShardToMerge = open[0].ShardId, AdjacentShardToMerge = open[1].ShardId };
        await OpenShards.ReshardAsync(system.Kinesis, open.Count - 1, token => system.Kinesis.MergeShardsAsync(request, token), cancellationToken);
    }
}
