using System.Collections.Immutable;
using Visa.LocalAws.Journals;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>One page of a bucket's keys in order, those with the delimiter after the prefix rolled up to their common prefix.</summary>
internal sealed class ObjectListing
{
    private readonly ImmutableSortedSet<StoredObject> _objects;
    private readonly string _prefix;
    private readonly string _delimiter;

    private ObjectListing(ImmutableSortedSet<StoredObject> objects, string prefix, string delimiter)
    {
        _objects = objects;
        _prefix = prefix;
        _delimiter = delimiter;
    }

    public List<StoredObject> Contents { get; } = [];

    public List<string> CommonPrefixes { get; } = [];

    /// <summary>Whether more would follow.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The last key or common prefix of the page; the next page begins after it.</summary>
    public string? Last { get; private set; }

    public int Count => Contents.Count + CommonPrefixes.Count;

    public static ObjectListing Read(ImmutableSortedSet<StoredObject> objects, ListQuery query)
    {
        var listing = new ObjectListing(objects, query.Prefix, query.Delimiter);
        var place = listing.StartAfter(query.After, query.SkipsRolledUp);
        while (place < objects.Count && objects[place].Key.StartsWith(query.Prefix, StringComparison.Ordinal))
        {
            if (listing.Count == query.MaxKeys)
            {
                listing.IsTruncated = query.MaxKeys > 0;
                break;
            }
            place = listing.Take(place);
        }
        return listing;
    }

    private int Take(int place)
    {
        var stored = _objects[place];
        if (RolledUp(stored.Key) is { } common)
        {
            CommonPrefixes.Add(Last = common);
            return PlaceAfterPrefix(common, place);
        }
        Contents.Add(stored);
        Last = stored.Key;
        return place + 1;
    }

    private int StartAfter(string? after, bool skipsRolledUp)
    {
        var place = PlaceOf(_prefix);
        if (string.IsNullOrEmpty(after) || Utf8Order.Instance.Compare(after, _prefix) < 0)
            return place;
        var start = PlaceOf(after);
        if (skipsRolledUp && RolledUp(after) == after)
            return PlaceAfterPrefix(after, start);
        return start < _objects.Count && _objects[start].Key == after ? start + 1 : start;
    }

    private string? RolledUp(string key)
    {
        if (_delimiter.Length == 0 || key.Length < _prefix.Length)
            return null;
        var end = key.IndexOf(_delimiter, _prefix.Length, StringComparison.Ordinal);
        return end < 0 ? null : key[..(end + _delimiter.Length)];
    }

    private int PlaceOf(string key)
    {
        var place = _objects.IndexOf(StoredObject.At(key));
        return place < 0 ? ~place : place;
    }

    /// <summary>Keys with a prefix stand together; this is the place after the last of them.</summary>
    private int PlaceAfterPrefix(string prefix, int low)
    {
        var high = _objects.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_objects[middle].Key.StartsWith(prefix, StringComparison.Ordinal))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
