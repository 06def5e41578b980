using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Visa.Domain.Transactions;
using Visa.Generator.Sending;

namespace Visa.Generator.Truth;

/// <summary>One line of the truth: what was sent and whether it was fraud. It is for evaluation only and never on a stream.</summary>
internal sealed record TruthLine(TransactionId TransactionId, DateTimeOffset SentAt, string? Typology)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void Write(IBufferWriter<byte> output, SentRecord record)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("transaction_id", record.Id.Value);
        writer.WriteBoolean("is_fraud", record.Typology is not null);
        writer.WriteString("typology", record.Typology);
        writer.WriteString("sent_at", record.SentAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
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
            root.GetProperty("typology").GetString());
    }
}
