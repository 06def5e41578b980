namespace Visa.Dbt.Jinja.Values;

/// <summary>Something with attributes that templates can read.</summary>
public interface IJinjaObject
{
    bool TryGet(string name, out object? value);
}
