using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Contexts;

/// <summary>
/// Which decision context holds from which record of a shard on. A change is durable before anything is emitted under it, so that a
/// restart decides again what may have been emitted under the same context. Each owner signs the journal first: from then on
/// the owner before cannot change it, and so cannot emit under a context that this one does not know.
/// </summary>
internal sealed class ContextJournal(ContextStore store, ShardHold hold)
{
    private readonly string _owner = Guid.NewGuid().ToString("N");
    private SortedList<RecordPosition, DecisionContext> _ofEarlierOwners = [];
    private SortedList<RecordPosition, DecisionContext> _changes = [];
    private string? _version;

    /// <summary>Takes up what earlier owners of the shard recorded, and keeps them from recording more.</summary>
    public async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        do
        {
            var (recorded, version) = await store.LoadAsync(hold.ShardId, cancellationToken);
            _ofEarlierOwners = new(recorded.ToDictionary());
            _changes = new(_ofEarlierOwners);
            _version = await store.TrySaveAsync(hold, new ContextPage(_owner, _changes), version, cancellationToken);
        }
        while (_version is null);
    }

    /// <summary>True when an earlier owner's context changed with this record.</summary>
    public bool ChangedAt(RecordPosition position) => _ofEarlierOwners.ContainsKey(position);

    /// <summary>The context of an earlier owner at the record, if it came so far; null when none is recorded up to it.</summary>
    public DecisionContext? OfEarlierOwner(RecordPosition position) => At(_ofEarlierOwners, position);

    /// <summary>Makes the context durable from the record on; nothing to do when it holds there already.</summary>
    /// <exception cref="Amazon.Kinesis.ClientLibrary.ShutdownException">A later owner has signed the journal.</exception>
    public async Task RecordAsync(RecordPosition first, DecisionContext context, CancellationToken cancellationToken)
    {
        if (At(_changes, first) == context)
            return;
        var changes = new SortedList<RecordPosition, DecisionContext>(_changes) { [first] = context };
        _version = await store.TrySaveAsync(hold, new ContextPage(_owner, changes), _version, cancellationToken) ?? throw hold.Taken();
        _changes = changes;
    }

    /// <summary>Leaves out of the next page the changes before the one that holds at the checkpoint: nothing before it is decided again.</summary>
    public void Forget(RecordPosition checkpoint)
    {
        while (_changes.Count > 1 && _changes.Keys[1].CompareTo(checkpoint) <= 0)
            _changes.RemoveAt(0);
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
