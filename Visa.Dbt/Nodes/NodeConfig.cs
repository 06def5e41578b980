using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Nodes;

/// <summary>A node's configuration: project, then YAML properties, then <c>config()</c>; tags, meta and hooks add up.</summary>
internal sealed class NodeConfig
{
    private static readonly string[] Added = ["tags", "pre-hook", "post-hook"];

    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    public bool IsEnabled => Get("enabled") is not false;

    public string Materialized => Text("materialized") ?? "view";

    public IReadOnlyList<string> Tags => Texts("tags");

    public Dictionary<string, object?> Meta => Get("meta") as Dictionary<string, object?> ?? new(StringComparer.Ordinal);

    public bool HasContract => Get("contract") is Dictionary<string, object?> contract && contract.GetValueOrDefault("enforced") is true;

    public object? Get(string key) => Values.GetValueOrDefault(key);

    public string? Text(string key) => Get(key) is { } value ? Value.Text(value) : null;

    public IReadOnlyList<string> Texts(string key) => Get(key) switch
    {
        null => [],
        string text => [text],
        List<object?> list => [.. list.Select(Value.Text)],
        var value => [Value.Text(value)],
    };

    /// <summary>Lays one source of configuration over those before it.</summary>
    public void Apply(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (given, value) in values)
        {
            var key = given switch { "pre_hook" => "pre-hook", "post_hook" => "post-hook", _ => given };
            if (Added.Contains(key)) Values[key] = Texts(key).Concat(AsTexts(value)).Distinct().Select(object? (text) => text).ToList();
            else if (key == "meta" && value is Dictionary<string, object?> meta) Values[key] = Merge(Meta, meta);
            else Values[key] = value;
        }
    }

    private static IEnumerable<string> AsTexts(object? value) => value switch
    {
        null => [],
        List<object?> list => list.Select(Sql),
        _ => [Sql(value)],
    };

    /// <summary>A hook may also stand as <c>{sql: …}</c>.</summary>
    private static string Sql(object? value) => value is Dictionary<string, object?> map && map.TryGetValue("sql", out var sql) ? Value.Text(sql) : Value.Text(value);

    private static Dictionary<string, object?> Merge(Dictionary<string, object?> first, Dictionary<string, object?> second)
    {
        var merged = new Dictionary<string, object?>(first, StringComparer.Ordinal);
        foreach (var pair in second) merged[pair.Key] = pair.Value;
        return merged;
    }
}
