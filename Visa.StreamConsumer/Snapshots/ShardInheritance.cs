using Amazon.Kinesis.Model;
using Visa.Features.Cards;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Snapshots;

/// <summary>
/// What a shard takes over from those that it came from: after a split its part of the parent's cards, after a merge the cards of both. The parents' final states stay
/// until each of their children has checkpointed states of its own.
/// </summary>
internal sealed class ShardInheritance(ShardHold hold, SnapshotStore store, ShardLineage lineage)
{
    /// <summary>The object that says that a shard needs its parents no longer.</summary>
    public const string Marker = "inherited";

    /// <summary>The states with which a shard starts that has no checkpoint yet.</summary>
    /// <exception cref="InvalidOperationException">A parent's final states are missing although its records are still there.</exception>
    public async Task<CardStateStore> InheritAsync(CancellationToken cancellationToken)
    {
        var cards = new CardStateStore { IsJournaled = true };
        var shards = await lineage.ListAsync(cancellationToken);
        var shard = shards.FirstOrDefault(found => found.ShardId == hold.ShardId)
            ?? throw new InvalidOperationException($"Kinesis lists no shard {hold.ShardId}; its cards cannot be taken over from the shards before it.");
        foreach (var parent in ShardLineage.Parents(shard))
        {
            var final = new ShardSnapshots(store, hold, parent);
            if (await final.TryInheritAsync(cards, ShardLineage.Range(shard), cancellationToken))
                continue;
            // A parent that is not listed any more has expired, and was never read by this application.
            if (shards.Any(found => found.ShardId == parent))
            {
                throw new InvalidOperationException(
                    $"{hold.ShardId} came from {parent}, whose final states {final.FinalAddress} are missing. Bring the object back, or delete the leases of both to decide from the start of {parent} again.");
            }
        }
        return cards;
    }

    /// <summary>The shard has a checkpoint of its own: the final states of its parents go when that holds for all their children.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var shards = await lineage.ListAsync(cancellationToken);
        if (shards.FirstOrDefault(found => found.ShardId == hold.ShardId) is not { } shard || ShardLineage.Parents(shard).Count == 0)
            return;
        await store.TryAddAsync(hold, Marker, static _ => { }, cancellationToken);
        foreach (var parent in ShardLineage.Parents(shard))
        {
            if (await AreSettledAsync(shards.Where(child => ShardLineage.Parents(child).Contains(parent)), cancellationToken))
                await new ShardSnapshots(store, hold, parent).DeleteFinalAsync(cancellationToken);
        }
    }

    private async Task<bool> AreSettledAsync(IEnumerable<Shard> children, CancellationToken cancellationToken)
    {
        foreach (var child in children)
        {
            if (child.ShardId != hold.ShardId && !(await store.ListAsync(child.ShardId, cancellationToken)).Contains(Marker))
                return false;
        }
        return true;
    }
}
