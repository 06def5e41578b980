using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Domain.Json;

/// <summary>
/// The fields of one JSON object, read strictly: a wrong value gives a default and sets <see cref="Error"/>, a sentence that names
/// the field and never repeats its value. The first error stays.
/// </summary>
internal ref struct FieldReader(ReadOnlySpan<byte> json, FieldNames names, Span<FieldValue> values)
{
    private const int MaxTextLength = 200;
    private const int IdLength = 36;
    private const int Letters = 26;

    private static readonly string[] Alpha2 = [.. Enumerable.Range(0, Letters * Letters).Select(i => $"{(char)('A' + i / Letters)}{(char)('A' + i % Letters)}")];

    private readonly ReadOnlySpan<byte> _json = json;
    private readonly FieldNames _names = names;
    private readonly Span<FieldValue> _values = values;

    public string? Error { get; private set; }

    /// <summary>Finds the values; false when the text is not one JSON object with each field at most once and every required one.</summary>
    public bool TryScan()
    {
        if (CanonicalScan.TryRun(_json, _names, _values)) return true;
        try
        {
            Error = FieldScan.Run(_json, _names, _values);
        }
        catch (JsonException exception)
        {
            Error = $"not a JSON object: malformed at byte {exception.BytePositionInLine} of line {exception.LineNumber}";
        }
        catch (InvalidOperationException)
        {
            Error = "not a JSON object: a field name is not valid Unicode";
        }
        return Error is null;
    }

    public readonly bool Has(int field) => _values[field].Type is not (JsonTokenType.None or JsonTokenType.Null);

    public void Refuse(int field, string why) => Error ??= $"{_names[field]} {why}";

    /// <summary>The raw text of a value of the given type, or nothing.</summary>
    public ReadOnlySpan<byte> Raw(int field, JsonTokenType type, string typeName)
    {
        var value = _values[field];
        if (value.Type == type) return _json.Slice(value.Start, value.Length);
        Refuse(field, $"is not {typeName}");
        return default;
    }

    public string Text(int field)
    {
        var raw = Raw(field, JsonTokenType.String, "a string");
        if (Error is not null) return "";
        var text = _values[field].IsEscaped ? Unescape(field) : Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw) : null;
        if (text is null) Refuse(field, "is not valid Unicode");
        else if (text.Length is 0 or > MaxTextLength) Refuse(field, $"does not have 1 to {MaxTextLength} characters");
        return text ?? "";
    }

    public int Integer(int field, int min, int max)
    {
        var raw = Raw(field, JsonTokenType.Number, "a number");
        if (int.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
        Refuse(field, $"is not a whole number from {min} to {max}");
        return 0;
    }

    public long Count(int field)
    {
        var raw = Raw(field, JsonTokenType.Number, "a number");
        if (long.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1) return number;
        Refuse(field, "is not a whole number of at least 1");
        return 0;
    }

    public double Number(int field, double min, double max)
    {
        var raw = Raw(field, JsonTokenType.Number, "a number");
        if (double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
        Refuse(field, string.Create(CultureInfo.InvariantCulture, $"is not a number from {min} to {max}"));
        return 0;
    }

    public Currency Currency(int field)
    {
        if (!Domain.Currency.TryParse(Plain(field), out var currency)) Refuse(field, "is not an ISO 4217 code known here");
        return currency;
    }

    /// <summary>A non-negative amount with exactly its currency's decimals.</summary>
    public Money Money(int field, Currency currency)
    {
        var raw = Raw(field, JsonTokenType.Number, "a number");
        if (Error is not null) return default;
        if (!Domain.Money.TryParse(raw, currency, out var money))
            Refuse(field, $"is not a plain number with {currency.Decimals} decimals ({currency.Code}) and at most {Domain.Money.MaxDigits} digits");
        else if (raw[0] == '-') Refuse(field, "is negative");
        return money;
    }

    public CardToken Token(int field)
    {
        if (!CardToken.TryParse(Plain(field), out var token)) Refuse(field, $"is not a token of {CardToken.Length} characters, a to z and 2 to 7");
        return token;
    }

    public TransactionId TransactionId(int field)
    {
        var raw = Plain(field);
        if (raw.Length != IdLength || !Utf8Parser.TryParse(raw, out Guid id, out var read, 'D') || read != IdLength)
        {
            Refuse(field, "is not a UUID");
            return default;
        }
        return new TransactionId(id);
    }

    /// <summary>RFC 3339 in UTC with exactly milliseconds and a Z, from 1970 to 2199.</summary>
    public DateTimeOffset Time(int field)
    {
        var raw = Plain(field);
        if (TimeText.TryParse(raw, out var time) && time.Year is >= 1970 and < 2200) return time;
        Refuse(field, "is not a UTC time such as 2025-06-30T12:00:00.000Z, from 1970 to 2199");
        return default;
    }

    public T Name<T>(int field, WireNames<T> wireNames) where T : struct, Enum
    {
        if (!wireNames.TryParse(Plain(field), out var value)) Refuse(field, $"is none of {wireNames}");
        return value;
    }

    /// <summary>Two letters from A to Z.</summary>
    public string Country(int field)
    {
        var raw = Plain(field);
        if (raw.Length == 2 && !raw.ContainsAnyExceptInRange((byte)'A', (byte)'Z')) return Alpha2[(raw[0] - 'A') * Letters + raw[1] - 'A'];
        Refuse(field, "does not have 2 characters from A to Z");
        return "";
    }

    /// <summary>Exactly <paramref name="length"/> digits, as a number.</summary>
    public int Digits(int field, int length)
    {
        var raw = Plain(field);
        if (raw.Length == length && int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Refuse(field, $"does not have {length} characters from 0 to 9");
        return 0;
    }

    /// <summary>A string that needs no escapes; with some it is none of the forms asked for.</summary>
    public ReadOnlySpan<byte> Plain(int field)
    {
        var raw = Raw(field, JsonTokenType.String, "a string");
        return _values[field].IsEscaped ? default : raw;
    }

    private readonly string? Unescape(int field)
    {
        try
        {
            return Reread(field).GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private readonly Utf8JsonReader Reread(int field)
    {
        var reader = new Utf8JsonReader(_json.Slice(_values[field].Start - 1, _values[field].Length + 2));
        reader.Read();
        return reader;
    }
}
