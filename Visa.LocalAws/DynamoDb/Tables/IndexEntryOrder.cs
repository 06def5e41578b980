using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>Entries by partition hash, then key by key; a bound stands before or after all that begin with its parts.</summary>
internal sealed class IndexEntryOrder : IComparer<IndexEntry>
{
    public static IndexEntryOrder Instance { get; } = new();

    public int Compare(IndexEntry? x, IndexEntry? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Hash != y.Hash)
            return x.Hash.CompareTo(y.Hash);
        var common = Math.Min(x.Parts.Count, y.Parts.Count);
        for (var i = 0; i < common; i++)
        {
            var order = AttributeOrder.Instance.Compare(x.Parts[i], y.Parts[i]);
            if (order != 0)
                return order;
        }
        if (x.Parts.Count == y.Parts.Count)
            return x.Edge.CompareTo(y.Edge);
        return x.Parts.Count < y.Parts.Count ? x.Edge : -y.Edge;
    }
}
