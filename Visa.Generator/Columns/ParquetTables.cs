using Parquet.Schema;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Truth;

namespace Visa.Generator.Columns;

/// <summary>
/// The columns of the lake's entities: the names of the JSON contracts, money as <c>decimal(18,3)</c>, times as UTC timestamps in
/// milliseconds, ids and codes as text, and last those that the transformation adds, in its order: what is written here can be loaded as it is.
/// </summary>
internal static class ParquetTables
{
    private const int Precision = 18;
    private const int Scale = 3;

    public static ParquetTable<Transaction> Transactions(string runKey) => new(
        Text<Transaction>("transaction_id", row => row.Id.ToString()),
        Whole<Transaction>("schema_version", row => row.SchemaVersion),
        Text<Transaction>("transaction_type", row => WireName.Of(row.Type)),
        Text<Transaction>("card_number", row => row.CardNumber.Value),
        Text<Transaction>("card_holder", row => row.CardHolder),
        Text<Transaction>("card_token", row => row.CardToken.ToString()),
        Text<Transaction>("account_token", row => row.AccountToken.ToString()),
        Amount<Transaction>("amount", row => row.Amount.Amount),
        Text<Transaction>("currency", row => row.Amount.Currency.Code),
        Amount<Transaction>("billing_amount", row => row.BillingAmount.Amount),
        Text<Transaction>("billing_currency", row => row.BillingAmount.Currency.Code),
        Text<Transaction>("merchant", row => row.Merchant),
        Text<Transaction>("merchant_id", row => row.MerchantId),
        Text<Transaction>("mcc", row => row.Mcc.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)),
        Text<Transaction>("merchant_country", row => row.MerchantCountry),
        Text<Transaction>("terminal_id", row => row.TerminalId),
        Degrees<Transaction>("latitude", row => row.Latitude),
        Degrees<Transaction>("longitude", row => row.Longitude),
        Text<Transaction>("card_country", row => row.CardCountry),
        Text<Transaction>("entry_mode", row => WireName.Of(row.EntryMode)),
        Text<Transaction>("response", row => WireName.Of(row.Response)),
        Time<Transaction>("timestamp", row => row.EventTime),
        Time<Transaction>("sent_at", row => row.SentAt),
        Day<Transaction>("event_day", row => row.EventTime),
        Time<Transaction>("ingested_at", row => row.SentAt),
        Text<Transaction>("run_key", _ => runKey));

    public static ParquetTable<Chargeback> Chargebacks(string runKey) => new(
        Text<Chargeback>("transaction_id", row => row.TransactionId.ToString()),
        Text<Chargeback>("card_token", row => row.CardToken.ToString()),
        Time<Chargeback>("reported_at", row => row.ReportedAt),
        Text<Chargeback>("reason_code", row => row.ReasonCode),
        Amount<Chargeback>("amount", row => row.Amount.Amount),
        Text<Chargeback>("currency", row => row.Amount.Currency.Code),
        Day<Chargeback>("event_day", row => row.ReportedAt),
        Time<Chargeback>("ingested_at", row => row.ReportedAt),
        Text<Chargeback>("run_key", _ => runKey));

    public static ParquetTable<TruthLine> Truth { get; } = new(
        Text<TruthLine>("transaction_id", row => row.TransactionId.ToString()),
        new ParquetValueColumn<TruthLine, bool>(new DataField<bool>("is_fraud"), row => row.Typology is not null),
        new ParquetTextColumn<TruthLine>("typology", row => row.Typology, IsOptional: true),
        Amount<TruthLine>("billing_amount", row => row.BillingAmount),
        Time<TruthLine>("sent_at", row => row.SentAt));

    private static ParquetTextColumn<TRow> Text<TRow>(string name, Func<TRow, string> value) => new(name, value);

    private static ParquetValueColumn<TRow, int> Whole<TRow>(string name, Func<TRow, int> value) => new(new DataField<int>(name), value);

    private static ParquetValueColumn<TRow, double> Degrees<TRow>(string name, Func<TRow, double> value) => new(new DataField<double>(name), value);

    private static ParquetValueColumn<TRow, decimal> Amount<TRow>(string name, Func<TRow, decimal> value) => new(new DecimalDataField(name, Precision, Scale), value);

    private static ParquetValueColumn<TRow, DateOnly> Day<TRow>(string name, Func<TRow, DateTimeOffset> value) =>
        new(new DataField<DateOnly>(name), row => DateOnly.FromDateTime(value(row).UtcDateTime));

    private static ParquetValueColumn<TRow, DateTime> Time<TRow>(string name, Func<TRow, DateTimeOffset> value) =>
        new(new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis), row => value(row).UtcDateTime);
}
