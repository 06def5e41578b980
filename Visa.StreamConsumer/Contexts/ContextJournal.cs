using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Contexts;

/// <summary>
/// Which decision context holds from which record of a shard on. A change is durable before anything is emitted under it,
/// so that a restart decides again what may have been emitted under the same context.
/// </summary>
internal sealed class ContextJournal(ContextStore store, string shardId)
{
    private SortedList<RecordPosition, DecisionContext> _ofEarlierOwners = [];
    private SortedList<RecordPosition, DecisionContext> _durable = [];

    /// <summary>Reads what earlier owners of the shard recorded.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var changes = (await store.LoadAsync(shardId, cancellationToken)).ToDictionary(change => change.First, change => change.Context);
        (_ofEarlierOwners, _durable) = (new(changes), new(changes));
    }

    /// <summary>True when an earlier owner's context changed with this record.</summary>
    public bool ChangedAt(RecordPosition position) => _ofEarlierOwners.ContainsKey(position);

    /// <summary>The context of an earlier owner at the record, if it came so far; null when none is recorded up to it.</summary>
    public DecisionContext? OfEarlierOwner(RecordPosition position) => At(_ofEarlierOwners, position);

    /// <summary>Makes the context durable from the record on; nothing to do when it holds there already.</summary>
    public async Task RecordAsync(RecordPosition first, DecisionContext context, CancellationToken cancellationToken)
    {
        if (At(_durable, first) == context)
            return;
        await store.SaveAsync(shardId, first, context, cancellationToken);
        _durable[first] = context;
    }

    /// <summary>Deletes the changes before the one that holds at the checkpoint: nothing before it is decided again.</summary>
    public async Task PruneAsync(RecordPosition checkpoint, CancellationToken cancellationToken)
    {
        while (_durable.Count > 1 && _durable.Keys[1].CompareTo(checkpoint) <= 0)
        {
            await store.DeleteAsync(shardId, _durable.Keys[0], cancellationToken);
            _durable.RemoveAt(0);
        }
    }

    private static DecisionContext? At(SortedList<RecordPosition, DecisionContext> changes, RecordPosition position)
    {
        for (var i = changes.Count - 1; i >= 0; i--)
        {
            if (changes.Keys[i].CompareTo(position) <= 0)
                return changes.Values[i];
        }
        return null;
    }
}
