namespace Visa.Dbt.Jinja.Values;

/// <summary>Jinja's <c>namespace()</c>: attributes that can be set from inside a loop.</summary>
internal sealed class NamespaceValue(IReadOnlyDictionary<string, object?> initial) : IJinjaObject
{
    private readonly Dictionary<string, object?> _values = new(initial, StringComparer.Ordinal);

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    public void Set(string name, object? value) => _values[name] = value;
}
