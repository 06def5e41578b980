using System.Text.Json;
using System.Text.Json.Nodes;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>Values as JSON, and back.</summary>
internal static class JinjaJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As Python's <c>json.dumps</c> writes it: with a space after commas and colons.</summary>
    public static string Write(object? value) => Write(ToNode(value));

    private static string Write(JsonNode? node) => node switch
    {
        JsonObject map => $"{{{string.Join(", ", map.Select(pair => $"{JsonSerializer.Serialize(pair.Key, Options)}: {Write(pair.Value)}"))}}}",
        JsonArray list => $"[{string.Join(", ", list.Select(Write))}]",
        _ => node?.ToJsonString(Options) ?? "null",
    };

    public static JsonNode? ToNode(object? value) => value switch
    {
        null or Undefined => null,
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        IDictionary<string, object?> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, ToNode(pair.Value)))),
        System.Collections.IEnumerable many => new JsonArray([.. many.Cast<object?>().Select(ToNode)]),
        _ => JsonValue.Create(Value.Text(value)),
    };

    public static object? Read(string json) => FromNode(JsonNode.Parse(json));

    public static object? FromNode(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToDictionary(pair => pair.Key, pair => FromNode(pair.Value), StringComparer.Ordinal),
        JsonArray list => list.Select(FromNode).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when node.AsValue().TryGetValue<long>(out var whole) => whole,
            JsonValueKind.Number => node.GetValue<double>(),
            _ => node.GetValue<string>(),
        },
    };
}
