using Visa.Features.Cards;
using Visa.Features.Snapshots;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Snapshots;

/// <summary>
/// The states of one shard after certain records, <c>&lt;record&gt;.bin</c>: now and then a base with every card, between them deltas with what was
/// accepted since the snapshot before. The checkpoint alone selects one. Content follows from the records before the position, so
/// one that exists already holds the same state.
/// </summary>
internal sealed class ShardSnapshots(SnapshotStore store, ShardHold hold, string shardId)
{
    /// <summary>A base comes after as many deltas, so that a restore reads no more objects than these.</summary>
    public const int MaxDeltas = 100;

    private const string Extension = ".bin";
    private const string Final = "final.bin";

    // Replaying an event costs about as much as reading four events of a base.
    private const int EventsBeforeBase = 100_000;

    private List<string> _chain = [];
    private List<string> _retired = [];
    private long _events;

    /// <summary>A base was made durable since the last call of <see cref="PruneAsync"/>.</summary>
    public bool IsPruningDue { get; private set; }

    /// <exception cref="InvalidOperationException">A snapshot is missing: deciding with other states would be wrong.</exception>
    /// <exception cref="SnapshotRefusedException">One is damaged or of another version.</exception>
    public async Task<CardStateStore> RestoreAsync(RecordPosition position, CancellationToken cancellationToken)
    {
        var name = position.Key;
        SnapshotHeader? header = null;
        await ReadAsync(name, stream => header = CardStateSnapshot.ReadHeader(stream), position, cancellationToken);
        var cards = new CardStateStore { IsJournaled = true };
        foreach (var part in header!.Chain.Append(name))
            await ReadAsync(part, stream => CardStateSnapshot.Read(stream, cards, HashKeyRange.All), position, cancellationToken);
        (_chain, _retired, _events) = ([.. header.Chain, name], [], 0);
        return cards;
    }

    /// <summary>Makes the states after the position durable.</summary>
    public async Task SaveAsync(RecordPosition position, CardStateStore cards, CancellationToken cancellationToken)
    {
        var name = position.Key;
        if (_chain.Count > 0 && _chain[^1] == name)
            return;
        if (_chain.Count == 0 || _chain.Count > MaxDeltas || _events + cards.JournalLength > Math.Max(EventsBeforeBase, 4L * cards.Count))
            await SaveBaseAsync(name, cards, cancellationToken);
        else if (await store.TryAddAsync(hold, name + Extension, stream => CardStateSnapshot.WriteDelta(cards, _chain, stream), cancellationToken)
            || (await HeaderAsync(name, cancellationToken))?.Chain.SequenceEqual(_chain) == true)
            _chain.Add(name);
        else
            await SaveBaseAsync(name, cards, cancellationToken);
        _events += cards.JournalLength;
        CardStateSnapshot.MarkSaved(cards);
    }

    /// <summary>The states at the end of the shard, for its children.</summary>
    public Task SaveFinalAsync(CardStateStore cards, CancellationToken cancellationToken) =>
        store.TryAddAsync(hold, Final, stream => CardStateSnapshot.WriteBase(cards, stream), cancellationToken);

    /// <summary>Adds the cards of this range that the ended shard had; false when its final states are missing.</summary>
    public Task<bool> TryInheritAsync(CardStateStore cards, HashKeyRange range, CancellationToken cancellationToken) =>
        store.TryReadAsync(shardId, Final, stream => CardStateSnapshot.Read(stream, cards, range), cancellationToken);

    /// <summary>Deletes what no checkpoint can select any more. The chain before the present one stays: someone may be reading it.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        var kept = _retired.Concat(_chain).Min(StringComparer.Ordinal);
        foreach (var name in await store.ListAsync(shardId, cancellationToken))
        {
            var isSnapshot = RecordPosition.TryParseKey(Path.GetFileNameWithoutExtension(name.AsSpan()), out _) && !name.Contains('/', StringComparison.Ordinal);
            if (isSnapshot && string.CompareOrdinal(name, kept) < 0)
                await store.DeleteAsync(hold, shardId, name, cancellationToken);
        }
        IsPruningDue = false;
    }

    /// <summary>Deletes all snapshots but the final one, and the recorded contexts: the shard has ended.</summary>
    public async Task DeleteAllButFinalAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await store.ListAsync(shardId, cancellationToken))
        {
            if (name is not (Final or ShardInheritance.Marker))
                await store.DeleteAsync(hold, shardId, name, cancellationToken);
        }
    }

    public Task DeleteFinalAsync(CancellationToken cancellationToken) => store.DeleteAsync(hold, shardId, Final, cancellationToken);

    public string FinalAddress => store.Address(shardId, Final);

    // Over a delta of another owner's chain too: a base is right whoever reads it, and the rest of that chain may be deleted.
    private async Task SaveBaseAsync(string name, CardStateStore cards, CancellationToken cancellationToken)
    {
        void Write(Stream stream) => CardStateSnapshot.WriteBase(cards, stream);
        if (!await store.TryAddAsync(hold, name + Extension, Write, cancellationToken)
            && await HeaderAsync(name, cancellationToken) is not { Kind: SnapshotKind.Base })
            await store.ReplaceAsync(hold, name + Extension, Write, cancellationToken);
        (_retired, _chain, _events, IsPruningDue) = (_chain, [name], 0, true);
    }

    private async Task<SnapshotHeader?> HeaderAsync(string name, CancellationToken cancellationToken)
    {
        SnapshotHeader? header = null;
        try
        {
            await store.TryReadAsync(shardId, name + Extension, stream => header = CardStateSnapshot.ReadHeader(stream), cancellationToken);
        }
        catch (SnapshotRefusedException)
        {
            // What cannot be read is written again.
            return null;
        }
        return header;
    }

    private async Task ReadAsync(string name, Action<Stream> read, RecordPosition position, CancellationToken cancellationToken)
    {
        if (!await store.TryReadAsync(shardId, name + Extension, read, cancellationToken))
        {
            throw new InvalidOperationException(
                $"The checkpoint of {shardId} is at {position}, but {store.Address(shardId, name + Extension)} is missing. Bring the object back, or delete the lease of the shard to decide from its start again.");
        }
    }
}
