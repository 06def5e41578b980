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
            throw ValidationFailure.Unreadable("Expected a map of attribute names to values");
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
            throw ValidationFailure.Unreadable("Expected an attribute value: an object with one data type");
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
            throw ValidationFailure.OfValues($"An {kind} set  may not be empty");
        var set = AttributeValue.SetOf(elementType, elements);
        if (set.Elements.Count != elements.Length)
            throw Duplicates(elementType, json);
        return set;
    }

    private static Protocol.AwsException Duplicates(AttributeType elementType, JsonElement json) => elementType == AttributeType.N
        ? ValidationFailure.Of("Input collection contains duplicates")
        : ValidationFailure.OfValues($"Input collection [{string.Join(", ", Array(json).Select(Text))}] contains duplicates.");

    private static string Text(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : throw ValidationFailure.Unreadable($"{json.ValueKind} cannot be converted to an String");

    private static bool Flag(JsonElement json) => json.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? json.GetBoolean()
        : throw ValidationFailure.Unreadable($"{json.ValueKind} cannot be converted to an Boolean");

    private static byte[] Bytes(JsonElement json) => json.ValueKind == JsonValueKind.String && json.TryGetBytesFromBase64(out var bytes)
        ? bytes
        : throw ValidationFailure.Unreadable("A binary value must be a Base64 string");

    private static JsonElement.ArrayEnumerator Array(JsonElement json) => json.ValueKind == JsonValueKind.Array
        ? json.EnumerateArray()
        : throw ValidationFailure.Unreadable($"{json.ValueKind} cannot be converted to an Array");
}
