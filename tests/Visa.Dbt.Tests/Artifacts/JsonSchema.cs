using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Visa.Dbt.Tests.Artifacts;

/// <summary>The keywords of JSON Schema that dbt's schemas use; any other is an error, so that none is passed over.</summary>
internal sealed class JsonSchema(JsonNode schema)
{
    private static readonly string[] Annotations = ["$schema", "$id", "title", "description", "default", "format", "pattern"];

    public static JsonSchema Read(string name)
    {
        using var stream = typeof(JsonSchema).Assembly.GetManifestResourceStream($"Visa.Dbt.Tests.Artifacts.Schemas.{name}.json.gz")!;
        using var plain = new GZipStream(stream, CompressionMode.Decompress);
        return new JsonSchema(JsonNode.Parse(plain)!);
    }

    /// <summary>What is wrong, each with its place.</summary>
    public List<string> Validate(JsonNode? instance) => [.. Check(schema, instance, "$")];

    private static IEnumerable<string> Check(JsonNode schema, JsonNode? value, string at) =>
        schema.AsObject().Where(keyword => !Annotations.Contains(keyword.Key)).SelectMany(keyword => Check(schema, keyword.Key, keyword.Value!, value, at));

    private static IEnumerable<string> Check(JsonNode schema, string keyword, JsonNode rule, JsonNode? value, string at)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        switch (keyword)
        {
            case "type":
                return IsOf(rule.GetValue<string>(), value, kind) ? [] : [$"{at}: {kind} is no {rule}"];
            case "const":
                return JsonNode.DeepEquals(rule, value) ? [] : [$"{at}: must be {rule.ToJsonString()}"];
            case "enum":
                return rule.AsArray().Any(one => JsonNode.DeepEquals(one, value)) ? [] : [$"{at}: {value?.ToJsonString()} is none of {rule.ToJsonString()}"];
            case "anyOf":
                var attempts = rule.AsArray().Select(one => Check(one!, value, at).ToList()).ToList();
                return attempts.Any(errors => errors.Count == 0) ? [] : [$"{at}: none of {attempts.Count} alternatives; nearest: {string.Join("; ", attempts.MinBy(errors => errors.Count)!.Take(3))}"];
            case "required" when value is JsonObject map:
                return rule.AsArray().Where(name => !map.ContainsKey(name!.GetValue<string>())).Select(name => $"{at}: {name} is missing");
            case "properties" when value is JsonObject map:
                return rule.AsObject().Where(property => map.ContainsKey(property.Key)).SelectMany(property => Check(property.Value!, map[property.Key], $"{at}.{property.Key}"));
            case "additionalProperties" when value is JsonObject map:
                var others = map.Where(pair => schema["properties"]?.AsObject().ContainsKey(pair.Key) != true);
                return rule is JsonValue ? (rule.GetValue<bool>() ? [] : others.Select(pair => $"{at}: {pair.Key} is not allowed")) : others.SelectMany(pair => Check(rule, pair.Value, $"{at}.{pair.Key}"));
            case "items" when value is JsonArray list:
                return list.SelectMany((item, index) => Check(rule, item, $"{at}[{index}]"));
            case "prefixItems" when value is JsonArray list:
                return list.Take(rule.AsArray().Count).SelectMany((item, index) => Check(rule[index]!, item, $"{at}[{index}]"));
            case "minItems" when value is JsonArray list:
                return list.Count >= rule.GetValue<int>() ? [] : [$"{at}: too few items"];
            case "maxItems" when value is JsonArray list:
                return list.Count <= rule.GetValue<int>() ? [] : [$"{at}: too many items"];
            case "propertyNames" or "required" or "properties" or "additionalProperties" or "items" or "prefixItems" or "minItems" or "maxItems":
                return [];
            default:
                throw new NotSupportedException($"{at}: the keyword {keyword}");
        }
    }

    private static bool IsOf(string type, JsonNode? value, JsonValueKind kind) => type switch
    {
        "null" => value is null,
        "object" => kind == JsonValueKind.Object,
        "array" => kind == JsonValueKind.Array,
        "string" => kind == JsonValueKind.String,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        "number" => kind == JsonValueKind.Number,
        "integer" => kind == JsonValueKind.Number && value!.ToJsonString().All(character => char.IsAsciiDigit(character) || character == '-'),
        _ => throw new NotSupportedException(type),
    };
}
