using System.Diagnostics.CodeAnalysis;

namespace Visa.LocalAws.DynamoDb.Values;

/// <summary>An item or a map value: attribute names and their values, never changed once made.</summary>
internal sealed class AttributeMap(Dictionary<string, AttributeValue> values) : IEquatable<AttributeMap>
{
    public static AttributeMap Empty { get; } = new([]);

    public int Count => values.Count;

    public IEnumerable<string> Names => values.Keys;

    public IEnumerable<KeyValuePair<string, AttributeValue>> Pairs => values;

    /// <summary>The size that DynamoDB counts: names and values in UTF-8 bytes.</summary>
    public int Size => field == 0 ? field = values.Sum(pair => System.Text.Encoding.UTF8.GetByteCount(pair.Key) + pair.Value.Size) : field;

    public AttributeValue? this[string name] => values.GetValueOrDefault(name);

    public bool TryGet(string name, [NotNullWhen(true)] out AttributeValue? value) => values.TryGetValue(name, out value);

    public bool Contains(string name) => values.ContainsKey(name);

    public AttributeMap With(string name, AttributeValue value) => new(new(values) { [name] = value });

    public AttributeMap Without(string name)
    {
        var rest = new Dictionary<string, AttributeValue>(values);
        rest.Remove(name);
        return new(rest);
    }

    public AttributeMap Only(IEnumerable<string> names) =>
        new(names.Distinct().Where(values.ContainsKey).ToDictionary(name => name, name => values[name]));

    public bool Equals(AttributeMap? other) =>
        other is not null && other.Count == Count && values.All(pair => pair.Value.Equals(other[pair.Key]));

    public override bool Equals(object? obj) => Equals(obj as AttributeMap);

    public override int GetHashCode() => values.Aggregate(0, (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));
}
