using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Domain.Json;

/// <summary>How the values of the contracts are written: one object a line, non-ASCII text as UTF-8.</summary>
internal static class JsonLine
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // The lines are stored and streamed, never put into HTML, so only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Utf8JsonWriter Begin(IBufferWriter<byte> output)
    {
        var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        return writer;
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
        Span<byte> ascii = stackalloc byte[24];
        time.UtcDateTime.TryFormat(ascii, out var length, TimeFormat, System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteString(name, ascii[..length]);
    }

    /// <summary>A number with exactly the currency's decimals.</summary>
    public static void WriteAmount(this Utf8JsonWriter writer, JsonEncodedText name, Money money)
    {
        if (!money.IsRepresentable) throw new ArgumentException($"{name} has more than {Money.MaxDigits} digits.", nameof(money));
        writer.WriteNumber(name, money.Amount);
    }
}
