using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Domain.Json;

/// <summary>How the values of the contracts are written: one object a line, non-ASCII text as UTF-8.</summary>
internal static class JsonLine
{
    // The lines are stored and streamed, never put into HTML, so only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>The thread's writer, until <see cref="End"/>: a line is written at once.</summary>
    public static Utf8JsonWriter Begin(IBufferWriter<byte> output)
    {
        if (_writer is null) _writer = new Utf8JsonWriter(output, Options);
        else _writer.Reset(output);
        _writer.WriteStartObject();
        return _writer;
    }

    public static void End(Utf8JsonWriter writer, IBufferWriter<byte> output)
    {
        writer.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
    }

    public static void WriteToken(this Utf8JsonWriter writer, JsonEncodedText name, CardToken token)
    {
        Span<byte> ascii = stackalloc byte[CardToken.Length];
        token.Write(ascii);
        writer.WriteString(name, ascii);
    }

    public static void WriteId(this Utf8JsonWriter writer, JsonEncodedText name, TransactionId id) => writer.WriteString(name, id.Value);

    public static void WriteTime(this Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset time)
    {
        Span<byte> ascii = stackalloc byte[TimeText.Length];
        TimeText.Write(ascii, time);
        writer.WriteString(name, ascii);
    }

    /// <summary>A number with exactly the currency's decimals.</summary>
    public static void WriteAmount(this Utf8JsonWriter writer, JsonEncodedText name, Money money)
    {
        if (!money.IsRepresentable) throw new ArgumentException($"{name} has more than {Money.MaxDigits} digits.", nameof(money));
        writer.WriteNumber(name, money.Amount);
    }
}
