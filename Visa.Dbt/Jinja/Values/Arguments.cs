namespace Visa.Dbt.Jinja.Values;

/// <summary>What a call passes, and where it stands.</summary>
internal sealed record Arguments(IReadOnlyList<object?> Positional, IReadOnlyDictionary<string, object?> Named, string File, int Line)
{
    public int Count => Positional.Count + Named.Count;

    /// <summary>The value at a place or under a name.</summary>
    public object? Get(int index, string name, object? otherwise) =>
        index < Positional.Count ? Positional[index] : Named.GetValueOrDefault(name, otherwise);

    public object? Require(int index, string name) =>
        index < Positional.Count ? Positional[index] : Named.TryGetValue(name, out var value) ? value : throw Wrong($"the argument '{name}' is missing");

    public string RequireText(int index, string name) =>
        Require(index, name) as string ?? throw Wrong($"the argument '{name}' must be a text");

    public DbtException Wrong(string message) => new(message, File, Line);
}
