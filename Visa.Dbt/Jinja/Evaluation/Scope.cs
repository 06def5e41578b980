namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>Names in force: those of a loop or macro before those around it.</summary>
internal sealed class Scope(Scope? parent = null)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public void Set(string name, object? value) => _values[name] = value;

    public bool TryGet(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._values.TryGetValue(name, out value)) return true;
        }
        value = null;
        return false;
    }

    private Scope? Parent { get; } = parent;
}
