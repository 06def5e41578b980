using System.Text.Json;

namespace Visa.LocalAws.DynamoDb.Values;

/// <summary>The wire form of values: <c>{"S":"text"}</c>, <c>{"N":"1"}</c>, <c>{"M":{…}}</c> and so on.</summary>
internal static class AttributeJson
{
    private const int DeepestNesting = 32;

    public static AttributeMap ReadMap(JsonElement json) => ReadMap(json, 0);

    public static AttributeValue ReadValue(JsonElement json) => ReadValue(json, 0);

    public static void Write(Utf8JsonWriter writer, AttributeMap map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map.Pairs)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, AttributeValue value)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(value.Type.ToString());
        switch (value.Type)
        {
            case AttributeType.M:
                Write(writer, value.Map);
                break;
            case AttributeType.L:
                WriteElements(writer, value, Write);
                break;
            case AttributeType.SS or AttributeType.NS or AttributeType.BS:
                WriteElements(writer, value, WriteScalar);
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
        writer.WriteEndObject();
    }

    private static void WriteElements(Utf8JsonWriter writer, AttributeValue value, Action<Utf8JsonWriter, AttributeValue> writeElement)
    {
        writer.WriteStartArray();
        foreach (var element in value.Elements)
            writeElement(writer, element);
        writer.WriteEndArray();
    }

    private static void WriteScalar(Utf8JsonWriter writer, AttributeValue value)
    {
        if (value.Type == AttributeType.S)
            writer.WriteStringValue(value.Text);
        else if (value.Type == AttributeType.N)
            writer.WriteStringValue(value.Number.ToString());
        else if (value.Type == AttributeType.B)
            writer.WriteBase64StringValue(value.Bytes.Span);
        else
            writer.WriteBooleanValue(value.Flag);
    }

    private static AttributeMap ReadMap(JsonElement json, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw ValidationFailure.Unreadable(json.ValueKind == JsonValueKind.Array
                ? "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>"
                : "Unexpected field type");
        var values = new Dictionary<string, AttributeValue>();
        foreach (var property in json.EnumerateObject())
            values[property.Name] = ReadValue(property.Value, depth);
        return new AttributeMap(values);
    }

    private static AttributeValue ReadValue(JsonElement json, int depth)
    {
        if (depth > DeepestNesting)
            throw ValidationFailure.Of("Nesting Levels have exceeded supported limits");
        if (json.ValueKind != JsonValueKind.Object)
            throw ValidationFailure.Unreadable(json.ValueKind == JsonValueKind.Array
                ? "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue"
                : "Unexpected value type in payload");
        JsonProperty? only = null;
        foreach (var property in json.EnumerateObject())
        {
            if (only is not null)
                throw ValidationFailure.Of("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
            only = property;
        }
        if (only is not { } typed || !Enum.TryParse<AttributeType>(typed.Name, out var type) || char.IsAsciiDigit(typed.Name[0]))
            throw ValidationFailure.Of("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        return Read(type, typed.Value, depth);
    }

    private static AttributeValue Read(AttributeType type, JsonElement json, int depth) => type switch
    {
        AttributeType.S => AttributeValue.Of(Text(json)),
        AttributeType.N => AttributeValue.Of(DynamoNumber.Parse(Text(json))),
        AttributeType.B => AttributeValue.Of(Bytes(json)),
        AttributeType.BOOL => AttributeValue.Of(Flag(json)),
        AttributeType.NULL => Flag(json)
            ? AttributeValue.Null
            : throw ValidationFailure.OfValues("Null attribute value types must have the value of true"),
        AttributeType.M => AttributeValue.Of(ReadMap(json, depth + 1)),
        AttributeType.L => AttributeValue.ListOf(Array(json).Select(element => ReadValue(element, depth + 1))),
        AttributeType.SS => Set(AttributeType.S, json, "string"),
        AttributeType.NS => Set(AttributeType.N, json, "number"),
        _ => Set(AttributeType.B, json, "binary"),
    };

    private static AttributeValue Set(AttributeType elementType, JsonElement json, string kind)
    {
        var elements = Array(json).Select(element => Read(elementType, element, 0)).ToArray();
        if (elements.Length == 0)
            throw ValidationFailure.OfValues(elementType == AttributeType.B ? "Binary sets should not be empty" : $"An {kind} set  may not be empty");
        var set = AttributeValue.SetOf(elementType, elements);
        if (set.Elements.Count != elements.Length)
            throw Duplicates(elementType, json);
        return set;
    }

    private static Protocol.AwsException Duplicates(AttributeType elementType, JsonElement json) => elementType == AttributeType.N
        ? ValidationFailure.Of("Input collection contains duplicates")
        : ValidationFailure.OfValues($"Input collection [{string.Join(", ", Array(json).Select(Text))}]{(elementType == AttributeType.B ? "of type BS" : "")} contains duplicates.");

    private static string Text(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : throw Unconvertible(json, "String");

    private static bool Flag(JsonElement json) => json.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? json.GetBoolean()
        : throw Unconvertible(json, "Boolean");

    private static byte[] Bytes(JsonElement json) => json.ValueKind == JsonValueKind.String && json.TryGetBytesFromBase64(out var bytes) && IsCanonical(json.GetString()!, bytes)
        ? bytes
        : throw NotBytes(json);

    /// <summary>A scalar of another JSON type than the model's.</summary>
    public static Protocol.AwsException Unconvertible(JsonElement json, string type) => ValidationFailure.Unreadable(json.ValueKind switch
    {
        JsonValueKind.Array => $"Unrecognized collection type class java.lang.{type}",
        JsonValueKind.Object => "Start of structure or map found where not expected",
        JsonValueKind.Number => (json.TryGetInt64(out _) ? "NUMBER_VALUE" : "DECIMAL_VALUE") + " cannot be converted to " + type,
        JsonValueKind.String when type == "Boolean" => "Unexpected token received from parser",
        _ => $"{json.ValueKind.ToString().ToUpperInvariant()}_VALUE cannot be converted to {type}",
    });

    private static Protocol.AwsException NotBytes(JsonElement json) => ValidationFailure.Unreadable(json.ValueKind switch
    {
        JsonValueKind.Array => "Unrecognized collection type class java.nio.ByteBuffer",
        JsonValueKind.Object => "Start of structure or map found where not expected",
        JsonValueKind.String when json.GetString()!.Length % 4 != 0 => $"Base64 encoded length is expected a multiple of 4 bytes but found: {json.GetString()!.Length}",
        JsonValueKind.String => "Invalid last non-pad Base64 character dectected",
        _ => "only base-64-encoded strings are convertible to bytes",
    });

    private static JsonElement.ArrayEnumerator Array(JsonElement json) => json.ValueKind == JsonValueKind.Array
        ? json.EnumerateArray()
        : throw ValidationFailure.Unreadable(json.ValueKind == JsonValueKind.Object ? "Start of structure or map found where not expected" : "Unexpected field type");

    /// <summary>The bits that the last character has beyond the content must be zero.</summary>
    private static bool IsCanonical(string text, byte[] bytes) => text == Convert.ToBase64String(bytes);
}
