using System.Text.Json;

namespace Visa.Domain.Json;

/// <summary>The fields of one kind of JSON object, in the order in which they are written; a field is known by its place in that order.</summary>
internal sealed class FieldNames(int optionalFields, params string[] names)
{
    private readonly JsonEncodedText[] _names = [.. names.Select(name => JsonEncodedText.Encode(name))];

    private readonly byte[][] _prefixes = [.. names.Select((name, field) => System.Text.Encoding.ASCII.GetBytes($"{(field == 0 ? '{' : ',')}\"{name}\":"))];

    public int Count => _names.Length;

    /// <summary>Fields from this one on may be missing.</summary>
    public int FirstOptional => _names.Length - optionalFields;

    public JsonEncodedText this[int field] => _names[field];

    /// <summary>What stands before the field's value where every field has its place.</summary>
    public ReadOnlySpan<byte> Prefix(int field) => _prefixes[field];

    /// <summary>The field whose name the reader stands on, or -1; looks first at <paramref name="expected"/>.</summary>
    public int Find(ref Utf8JsonReader reader, int expected)
    {
        if (expected < _names.Length && reader.ValueTextEquals(_names[expected].EncodedUtf8Bytes)) return expected;
        for (var field = 0; field < _names.Length; field++)
            if (reader.ValueTextEquals(_names[field].EncodedUtf8Bytes)) return field;
        return -1;
    }
}
