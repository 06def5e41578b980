using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Contexts;

/// <summary>
/// Which decision context holds from which record of a shard on. A change is durable before anything is emitted under it,
/// so that a restart decides again what may have been emitted under the same context.
/// </summary>
internal sealed class ContextJournal(ContextStore store, string shardId)
{
    private readonly SortedList<RecordPosition, DecisionContext> _changes = [];

    /// <summary>Reads what earlier owners of the shard recorded.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        _changes.Clear();
        foreach (var (first, context) in await store.LoadAsync(shardId, cancellationToken))
            _changes.Add(first, context);
    }

    /// <summary>True when the context changes with this record.</summary>
    public bool ChangesAt(RecordPosition position) => _changes.ContainsKey(position);

    /// <summary>The context that holds at the record, or null when none was recorded up to it.</summary>
    public DecisionContext? At(RecordPosition position)
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            if (_changes.Keys[i].CompareTo(position) <= 0)
                return _changes.Values[i];
        }
        return null;
    }

    /// <summary>Makes the context durable from the record on; nothing to do when it holds there already.</summary>
    public async Task RecordAsync(RecordPosition first, DecisionContext context, CancellationToken cancellationToken)
    {
        if (At(first) == context)
            return;
        await store.SaveAsync(shardId, first, context, cancellationToken);
        _changes[first] = context;
    }
}
