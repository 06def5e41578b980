using System.Text.Json;

namespace Visa.Domain.Json;

/// <summary>One pass over a JSON object that notes where the value of each known field lies.</summary>
internal static class FieldScan
{
    /// <returns>What is wrong, or null. Malformed JSON throws <see cref="JsonException"/>.</returns>
    public static string? Run(ReadOnlySpan<byte> json, FieldNames names, Span<FieldValue> values)
    {
        values.Clear();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "not a JSON object";
        HashSet<string>? unknown = null;
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = names.Find(ref reader, expected);
            expected = field + 1;
            if (field < 0 && !(unknown ??= []).Add(reader.GetString()!)) return "a field that is unknown here appears twice";
            if (field >= 0 && values[field].Type != JsonTokenType.None) return $"{names[field]} appears twice";
            reader.Read();
            var value = Value(ref reader);
            if (field >= 0) values[field] = value;
        }
        reader.Read();
        return Missing(names, values);
    }

    private static FieldValue Value(ref Utf8JsonReader reader)
    {
        var type = reader.TokenType;
        var start = (int)reader.TokenStartIndex;
        if (type is JsonTokenType.String) return new FieldValue(type, start + 1, reader.ValueSpan.Length, reader.ValueIsEscaped);
        reader.Skip();
        return new FieldValue(type, start, (int)reader.BytesConsumed - start, false);
    }

    private static string? Missing(FieldNames names, ReadOnlySpan<FieldValue> values)
    {
        for (var field = 0; field < names.FirstOptional; field++)
            if (values[field].Type == JsonTokenType.None) return $"{names[field]} is missing";
        return null;
    }
}
