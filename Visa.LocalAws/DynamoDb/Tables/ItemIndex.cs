using System.Collections.Immutable;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>Items in the order of their keys: a table's own order, or that of one secondary index. Readers see an unchanging snapshot.</summary>
internal sealed class ItemIndex(KeySchema keys, KeySchema? tableKeys)
{
    private ImmutableSortedSet<IndexEntry> _entries = ImmutableSortedSet.Create<IndexEntry>(IndexEntryOrder.Instance);

    public ImmutableSortedSet<IndexEntry> Entries => Volatile.Read(ref _entries);

    /// <summary>Puts one item's new state in the place of its old one; an item without the index's keys is not in it.</summary>
    public void Replace(AttributeMap? old, AttributeMap? changed)
    {
        var entries = _entries;
        if (old is not null && keys.IsIn(old))
            entries = entries.Remove(EntryOf(old));
        if (changed is not null && keys.IsIn(changed))
            entries = entries.Add(EntryOf(changed));
        Volatile.Write(ref _entries, entries);
    }

    public void Load(IEnumerable<AttributeMap> items) =>
        Volatile.Write(ref _entries, items.Where(keys.IsIn).Select(EntryOf).ToImmutableSortedSet(IndexEntryOrder.Instance));

    public AttributeMap? Find(AttributeMap key) => Entries.TryGetValue(EntryOf(key), out var entry) ? entry.Item : null;

    /// <summary>The entry at which an item with these attributes stands.</summary>
    public IndexEntry EntryOf(AttributeMap item)
    {
        var parts = (tableKeys is null ? keys.Names : keys.Names.Concat(tableKeys.Names)).Select(name => item[name]!).ToArray();
        return new IndexEntry(PartitionHash.Of(parts[0]), parts, 0, item);
    }
}
