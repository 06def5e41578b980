using System.Buffers;
using System.Text.Json;

namespace Visa.Domain.Json;

/// <summary>
/// The quick way through an object that lies as <see cref="JsonLine"/> writes it: every field in its order, no white space, no escapes, no exponents. It
/// answers only for such objects, with what <see cref="FieldScan"/> would find, and leaves every other to it.
/// </summary>
internal static class CanonicalScan
{
    private static readonly SearchValues<byte> StringEnds = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    /// <returns>False when the object is not of that form; nothing is said of it then.</returns>
    public static bool TryRun(ReadOnlySpan<byte> json, FieldNames names, Span<FieldValue> values)
    {
        var at = 0;
        for (var field = 0; field < names.Count; field++)
        {
            var prefix = names.Prefix(field);
            if (!json[at..].StartsWith(prefix))
            {
                if (field < names.FirstOptional) return false;
                values[field] = default;
                continue;
            }
            at += prefix.Length;
            if (!TryValue(json, at, out values[field])) return false;
            at = values[field].Start + values[field].Length + (values[field].Type == JsonTokenType.String ? 1 : 0);
        }
        return json[at..] is [(byte)'}'] or [(byte)'}', (byte)'\n'];
    }

    private static bool TryValue(ReadOnlySpan<byte> json, int at, out FieldValue value)
    {
        var rest = json[at..];
        value = default;
        if (rest.IsEmpty) return false;
        if (rest[0] == '"')
        {
            var length = rest[1..].IndexOfAny(StringEnds);
            if (length < 0 || rest[1 + length] != '"') return false;
            value = new FieldValue(JsonTokenType.String, at + 1, length, false);
            return true;
        }
        var isArray = rest[0] == '[';
        var size = isArray ? ArrayLength(rest) : NumberLength(rest);
        value = new FieldValue(isArray ? JsonTokenType.StartArray : JsonTokenType.Number, at, size, false);
        return size > 0;
    }

    /// <summary>Bytes of a number without an exponent that ends within the text; 0 when there is none.</summary>
    private static int NumberLength(ReadOnlySpan<byte> text)
    {
        var at = text[0] == '-' ? 1 : 0;
        var whole = Digits(text[at..]);
        if (whole == 0 || (whole > 1 && text[at] == '0')) return 0;
        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(text[(at + 1)..]);
            if (fraction == 0) return 0;
            at += 1 + fraction;
        }
        return at < text.Length && text[at] is (byte)',' or (byte)'}' ? at : 0;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && text[count] is >= (byte)'0' and <= (byte)'9') count++;
        return count;
    }

    /// <summary>Bytes of the array that the text begins with; 0 when it is malformed.</summary>
    private static int ArrayLength(ReadOnlySpan<byte> text)
    {
        if (text.Length > 1 && text[1] == ']') return 2;
        try
        {
            var reader = new Utf8JsonReader(text);
            reader.Read();
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
