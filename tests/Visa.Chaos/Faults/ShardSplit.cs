using System.Globalization;
using Amazon.Kinesis.Model;
using Visa.Chaos.Processes;

namespace Visa.Chaos.Faults;

/// <summary>Splits the first open shard in the middle.</summary>
internal sealed class ShardSplit : IFault
{
    public string Name => "shard split";

    public async Task StrikeAsync(TestedSystem system, CancellationToken cancellationToken)
    {
        var open = await OpenShards.ListAsync(system.Kinesis, cancellationToken);
        var range = open[0].HashKeyRange;
        var start = UInt128.Parse(range.StartingHashKey, CultureInfo.InvariantCulture);
        var middle = start + (UInt128.Parse(range.EndingHashKey, CultureInfo.InvariantCulture) - start) / 2;
        var request = new SplitShardRequest { StreamName = TestedSystem.Transactions, ShardToSplit = open[0].ShardId, NewStartingHashKey = middle.ToString(CultureInfo.InvariantCulture) };
        await OpenShards.ReshardAsync(system.Kinesis, open.Count + 1, token => system.Kinesis.SplitShardAsync(request, token), cancellationToken);
    }
}
