using System.Buffers;
using Visa.Domain.Json;

namespace Visa.Domain.Chargebacks;

/// <summary>The JSON form of a <see cref="Chargeback"/>: one newline-terminated object, snake_case, UTF-8.</summary>
public static class ChargebackJson
{
    private static readonly FieldNames Names = new(optionalFields: 0, "transaction_id", "card_token", "reported_at", "reason_code", "amount", "currency");

    /// <summary>Writes the object and a newline.</summary>
    public static void Write(IBufferWriter<byte> output, Chargeback chargeback)
    {
        var writer = JsonLine.Begin(output);
        writer.WriteId(Names[0], chargeback.TransactionId);
        writer.WriteToken(Names[1], chargeback.CardToken);
        writer.WriteTime(Names[2], chargeback.ReportedAt);
        writer.WriteString(Names[3], chargeback.ReasonCode);
        writer.WriteAmount(Names[4], chargeback.Amount);
        writer.WriteString(Names[5], chargeback.Amount.Currency.Code);
        JsonLine.End(writer, output);
    }

    /// <summary>Reads one object; <paramref name="error"/> says what is wrong with it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Chargeback? chargeback, out string? error)
    {
        var reader = new FieldReader(utf8, Names, stackalloc FieldValue[6]);
        chargeback = reader.TryScan() ? Read(ref reader) : null;
        error = reader.Error;
        if (error is not null) chargeback = null;
        return error is null;
    }

    private static Chargeback Read(ref FieldReader reader) => new()
    {
        TransactionId = reader.TransactionId(0),
        CardToken = reader.Token(1),
        ReportedAt = reader.Time(2),
        ReasonCode = reader.Text(3),
        Amount = reader.Money(4, reader.Currency(5)),
    };
}
