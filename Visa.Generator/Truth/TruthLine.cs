using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Visa.Domain.Transactions;

namespace Visa.Generator.Truth;

/// <summary>One line of the truth: what was sent, for how much, and whether it was fraud. It is for evaluation and reconciliation only and never on a stream.</summary>
internal sealed record TruthLine(TransactionId TransactionId, DateTimeOffset SentAt, string? Typology, decimal BillingAmount)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes the line with its newline.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("transaction_id", TransactionId.Value);
        writer.WriteBoolean("is_fraud", Typology is not null);
        writer.WriteString("typology", Typology);
        writer.WriteNumber("billing_amount", BillingAmount);
        writer.WriteString("sent_at", SentAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
    }

    public static TruthLine Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new TruthLine(
            new TransactionId(root.GetProperty("transaction_id").GetGuid()),
            root.GetProperty("sent_at").GetDateTimeOffset(),
            root.GetProperty("typology").GetString(),
            root.GetProperty("billing_amount").GetDecimal());
    }
}
