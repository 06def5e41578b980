namespace Visa.Dbt.Projects;

/// <summary>A mapping of a YAML file, with the file and the line it begins on.</summary>
internal sealed class YamlMap(string file, int line) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    public string File { get; } = file;

    public int Line { get; } = line;

    public string? Text(string key) => this.GetValueOrDefault(key) is { } value ? Jinja.Values.Value.Text(value) : null;

    public string RequireText(string key) => Text(key) ?? throw Wrong($"'{key}' is missing");

    public YamlMap? Map(string key) => this.GetValueOrDefault(key) switch
    {
        null => null,
        YamlMap map => map,
        _ => throw Wrong($"'{key}' must be a mapping"),
    };

    public YamlMap MapOrEmpty(string key) => Map(key) ?? new YamlMap(File, Line);

    public IReadOnlyList<object?> List(string key) => this.GetValueOrDefault(key) switch
    {
        null => [],
        List<object?> list => list,
        _ => throw Wrong($"'{key}' must be a list"),
    };

    public IEnumerable<YamlMap> Maps(string key) => List(key).Select(item => item as YamlMap ?? throw Wrong($"'{key}' must be a list of mappings"));

    /// <summary>Refuses keys that nothing here reads.</summary>
    public void Allow(string what, params ReadOnlySpan<string> keys)
    {
        foreach (var key in Keys)
        {
            if (!keys.Contains(key)) throw Wrong($"{what}: '{key}' is not supported by the embedded runner");
        }
    }

    public DbtException Wrong(string message) => new(message, File, Line);
}
