namespace Visa.Dbt.Jinja.Values;

/// <summary>A function; some have attributes too, as <c>config.get</c>.</summary>
internal class Callable(string name, Func<Arguments, object?> function) : IJinjaObject
{
    private readonly Dictionary<string, object?> _attributes = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public object? Call(Arguments arguments) => function(arguments);

    public Callable With(string attribute, object? value)
    {
        _attributes[attribute] = value;
        return this;
    }

    public bool TryGet(string name, out object? value) => _attributes.TryGetValue(name, out value);
}
