using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Visa.Domain.Cards;
using Visa.Domain.Json;
using Field = Visa.Domain.Transactions.TransactionField;

namespace Visa.Domain.Transactions;

/// <summary>The JSON form of a <see cref="Transaction"/>: one newline-terminated object, snake_case, UTF-8.</summary>
public static class TransactionJson
{
    internal static readonly FieldNames Names = new(optionalFields: 1,
        "transaction_id", "schema_version", "transaction_type", "card_number", "card_holder", "card_token", "account_token",
        "amount", "currency", "billing_amount", "billing_currency", "merchant", "merchant_id", "mcc", "merchant_country", "terminal_id",
        "latitude", "longitude", "card_country", "entry_mode", "response", "timestamp", "sent_at", "traceparent");

    private static readonly SearchValues<byte> TraceParentBytes = SearchValues.Create("0123456789abcdef-"u8);
    private static readonly WireNames<TransactionType> Types = new("purchase", "refund", "cash", "recurring", "account_verification");
    private static readonly WireNames<EntryMode> EntryModes = new("chip", "contactless", "magstripe", "ecommerce", "manual");
    private static readonly WireNames<IssuerResponse> Responses = new("approved", "insufficient_funds", "wrong_pin", "expired_card", "do_not_honor");

    /// <summary>Writes the object and a newline.</summary>
    public static void Write(IBufferWriter<byte> output, Transaction transaction)
    {
        var writer = JsonLine.Begin(output);
        writer.WriteId(Names[Field.Id], transaction.Id);
        writer.WriteNumber(Names[Field.SchemaVersion], transaction.SchemaVersion);
        writer.WriteString(Names[Field.Type], Types[transaction.Type]);
        writer.WriteString(Names[Field.CardNumber], transaction.CardNumber.Value);
        writer.WriteString(Names[Field.CardHolder], transaction.CardHolder);
        writer.WriteToken(Names[Field.CardToken], transaction.CardToken);
        writer.WriteToken(Names[Field.AccountToken], transaction.AccountToken);
        writer.WriteAmount(Names[Field.Amount], transaction.Amount);
        writer.WriteString(Names[Field.Currency], transaction.Amount.Currency.Code);
        writer.WriteAmount(Names[Field.BillingAmount], transaction.BillingAmount);
        writer.WriteString(Names[Field.BillingCurrency], transaction.BillingAmount.Currency.Code);
        writer.WriteString(Names[Field.Merchant], transaction.Merchant);
        writer.WriteString(Names[Field.MerchantId], transaction.MerchantId);
        writer.WriteString(Names[Field.Mcc], transaction.Mcc.ToString("D4", CultureInfo.InvariantCulture));
        writer.WriteString(Names[Field.MerchantCountry], transaction.MerchantCountry);
        writer.WriteString(Names[Field.TerminalId], transaction.TerminalId);
        writer.WriteNumber(Names[Field.Latitude], transaction.Latitude);
        writer.WriteNumber(Names[Field.Longitude], transaction.Longitude);
        writer.WriteString(Names[Field.CardCountry], transaction.CardCountry);
        writer.WriteString(Names[Field.EntryMode], EntryModes[transaction.EntryMode]);
        writer.WriteString(Names[Field.Response], Responses[transaction.Response]);
        writer.WriteTime(Names[Field.Timestamp], transaction.EventTime);
        writer.WriteTime(Names[Field.SentAt], transaction.SentAt);
        if (transaction.TraceParent is not null) writer.WriteString(Names[Field.TraceParent], transaction.TraceParent);
        JsonLine.End(writer, output);
    }

    /// <summary>Reads one object; <paramref name="error"/> says what is wrong with it, for the dead letter.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Transaction? transaction, out string? error)
    {
        var reader = new FieldReader(utf8, Names, stackalloc FieldValue[Field.Count]);
        transaction = reader.TryScan() ? Read(ref reader) : null;
        error = reader.Error;
        if (error is not null) transaction = null;
        return error is null;
    }

    private static Transaction Read(ref FieldReader reader)
    {
        // The version comes first: of a newer layout nothing else is worth an error.
        var version = reader.Integer(Field.SchemaVersion, 1, int.MaxValue);
        if (version > Transaction.CurrentSchemaVersion)
            reader.Refuse(Field.SchemaVersion, $"{version} is newer than {Transaction.CurrentSchemaVersion}, the newest that this reader knows");
        var currency = reader.Currency(Field.Currency);
        var billingCurrency = reader.Currency(Field.BillingCurrency);
        return new Transaction
        {
            SchemaVersion = version,
            Id = reader.TransactionId(Field.Id),
            Type = reader.Name(Field.Type, Types),
            CardNumber = Masked(ref reader),
            CardHolder = reader.Text(Field.CardHolder),
            CardToken = reader.Token(Field.CardToken),
            AccountToken = reader.Token(Field.AccountToken),
            Amount = reader.Money(Field.Amount, currency),
            BillingAmount = reader.Money(Field.BillingAmount, billingCurrency),
            Merchant = reader.Text(Field.Merchant),
            MerchantId = reader.Text(Field.MerchantId),
            Mcc = reader.Digits(Field.Mcc, 4),
            MerchantCountry = reader.Country(Field.MerchantCountry),
            TerminalId = reader.Text(Field.TerminalId),
            Latitude = reader.Number(Field.Latitude, -90, 90),
            Longitude = reader.Number(Field.Longitude, -180, 180),
            CardCountry = reader.Country(Field.CardCountry),
            EntryMode = reader.Name(Field.EntryMode, EntryModes),
            Response = reader.Name(Field.Response, Responses),
            EventTime = reader.Time(Field.Timestamp),
            SentAt = reader.Time(Field.SentAt),
            TraceParent = TraceParent(ref reader),
        };
    }

    private static MaskedPan Masked(ref FieldReader reader)
    {
        var raw = reader.Plain(Field.CardNumber);
        Span<char> text = stackalloc char[Math.Min(raw.Length, Pan.MaxLength + 1)];
        Encoding.Latin1.GetChars(raw[..text.Length], text);
        if (!MaskedPan.TryParse(text, out var masked))
            reader.Refuse(Field.CardNumber, "is not six digits, stars and four digits: full card numbers do not travel");
        return masked;
    }

    // W3C Trace Context: a receiver ignores a header that it cannot parse; a payment is not refused for its trace.
    private static string? TraceParent(ref FieldReader reader)
    {
        if (!reader.Has(Field.TraceParent)) return null;
        var raw = reader.Plain(Field.TraceParent);
        if (raw.ContainsAnyExcept(TraceParentBytes)) return null;
        var text = Encoding.ASCII.GetString(raw);
        return ActivityContext.TryParse(text, null, out _) ? text : null;
    }
}
