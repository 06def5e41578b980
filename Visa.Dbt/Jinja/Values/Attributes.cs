namespace Visa.Dbt.Jinja.Values;

/// <summary>A bag of attributes with a text of its own.</summary>
internal sealed class Attributes(string text, IReadOnlyDictionary<string, object?> values) : IJinjaObject
{
    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    public override string ToString() => text;
}
