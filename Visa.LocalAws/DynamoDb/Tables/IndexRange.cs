using System.Collections.Immutable;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>The entries from <paramref name="Low"/> up to, not including, <paramref name="High"/> of a snapshot.</summary>
internal readonly record struct IndexRange(ImmutableSortedSet<IndexEntry> Entries, int Low, int High)
{
    /// <summary>The bound before the range; null for none.</summary>
    public IndexEntry? Below { get; private init; }

    /// <summary>The bound after the range; null for none.</summary>
    public IndexEntry? Above { get; private init; }

    public static IndexRange All(ImmutableSortedSet<IndexEntry> entries) => new(entries, 0, entries.Count);

    public static IndexRange Between(ImmutableSortedSet<IndexEntry> entries, IndexEntry low, IndexEntry high) =>
        new(entries, PlaceOf(entries, low), PlaceOf(entries, high)) { Below = low, Above = high };

    /// <summary>What is left after the entry, which need not exist, in the direction of reading.</summary>
    public IndexRange After(IndexEntry entry, bool isForward)
    {
        var place = PlaceOf(Entries, entry with { Edge = isForward ? 1 : -1 });
        return isForward ? this with { Low = Math.Max(Low, place) } : this with { High = Math.Min(High, place) };
    }

    /// <summary>Whether the entry stands, or would stand, between the bounds.</summary>
    public bool Encloses(IndexEntry entry) =>
        (Below is null || IndexEntryOrder.Instance.Compare(Below, entry) <= 0) && (Above is null || IndexEntryOrder.Instance.Compare(entry, Above) <= 0);

    public IEnumerable<IndexEntry> Read(bool isForward)
    {
        for (var i = 0; i < High - Low; i++)
            yield return Entries[isForward ? Low + i : High - 1 - i];
    }

    private static int PlaceOf(ImmutableSortedSet<IndexEntry> entries, IndexEntry bound)
    {
        var place = entries.IndexOf(bound);
        return place < 0 ? ~place : place;
    }
}
