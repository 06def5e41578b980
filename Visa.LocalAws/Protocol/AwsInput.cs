using System.Text.Json;

namespace Visa.LocalAws.Protocol;

/// <summary>The input structure of an operation. Members that are absent or null read as null; of a wrong type, as SerializationException.</summary>
internal readonly struct AwsInput
{
    private readonly JsonElement _structure;

    private AwsInput(JsonElement structure) => _structure = structure;

    public static AwsInput Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            var root = JsonElement.ParseValue(ref reader);
            return root.ValueKind == JsonValueKind.Object && !reader.Read() ? new AwsInput(root) : throw AwsErrors.Malformed();
        }
        catch (JsonException)
        {
            throw AwsErrors.Malformed();
        }
    }

    public string? String(string name) => Get(name) is not { } value
        ? null
        : Text(value);

    public int? Integer(string name) => Get(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.Number ? (int)Math.Clamp(Math.Floor(value.GetDouble()), int.MinValue, int.MaxValue) : throw WrongType(value, "an Integer");

    public bool? Boolean(string name) => Get(name) is not { } value
        ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw WrongType(value, "an Boolean");

    public DateTimeOffset? Timestamp(string name)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            throw WrongType(value, "milliseconds since epoch");
        }

        var seconds = Math.Clamp(value.GetDouble(), DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
    }

    public AwsInput? Structure(string name) => Get(name) is not { } value
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.Object => new AwsInput(value),
            JsonValueKind.Array => throw AwsErrors.WrongType(JsonTokenType.StartArray, ""),
            _ => throw AwsErrors.Malformed("Expected null"),
        };

    public IReadOnlyList<AwsInput>? Structures(string name)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? new AwsInput(item) : throw AwsErrors.Malformed("Expected null"))],
            JsonValueKind.Object => throw AwsErrors.WrongType(JsonTokenType.StartObject, ""),
            _ => throw AwsErrors.Malformed("Expected list or null"),
        };
    }

    /// <summary>The members of a map of strings; of a key that is given twice, the last counts.</summary>
    public IReadOnlyDictionary<string, string>? Strings(string name)
    {
        if (Structure(name) is not { } map)
        {
            return null;
        }

        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in map._structure.EnumerateObject())
        {
            strings[Unescaped(() => member.Name)] = Text(member.Value);
        }

        return strings;
    }

    /// <summary>The members of a list of strings.</summary>
    public IReadOnlyList<string>? StringList(string name) => Get(name) is not { } value
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(Text)],
            JsonValueKind.Object => throw AwsErrors.WrongType(JsonTokenType.StartObject, ""),
            _ => throw AwsErrors.Malformed("Expected list or null"),
        };

    public bool Has(string name) => Get(name) is not null;

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Unescaped(() => value.GetString()!) : throw WrongType(value, "an String");

    /// <summary>What is no valid UTF-8, or half of a surrogate pair, is found only when the text is taken out.</summary>
    private static string Unescaped(Func<string> take)
    {
        try
        {
            return take();
        }
        catch (InvalidOperationException)
        {
            throw AwsErrors.Malformed("The request holds a string that is not valid UTF-8.");
        }
    }

    private JsonElement? Get(string name) =>
        _structure.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static AwsException WrongType(JsonElement value, string type) => AwsErrors.WrongType(
        value.ValueKind switch
        {
            JsonValueKind.Array => JsonTokenType.StartArray,
            JsonValueKind.Object => JsonTokenType.StartObject,
            JsonValueKind.Number => JsonTokenType.Number,
            JsonValueKind.True or JsonValueKind.False => JsonTokenType.True,
            _ => JsonTokenType.String,
        },
        type);
}
