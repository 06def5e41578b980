using System.Globalization;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;

namespace Visa.Scoring.Tests.Lake;

/// <summary>Parquet files as the steps before training write them: columns in an order of their own, optional ones, and one that training does not know.</summary>
internal static class LakeFiles
{
    public static Task<byte[]> TransactionsAsync(IReadOnlyList<Transaction> rows, string? without = null) => WriteAsync(
        [
            Text("run_key", rows.Select(_ => "a")),
            Text("transaction_id", rows.Select(row => row.Id.ToString())),
            Text("transaction_type", rows.Select(row => Snake(row.Type))),
            Text("card_number", rows.Select(row => row.CardNumber.Value)),
            Text("card_holder", rows.Select(_ => "Someone")),
            Text("card_token", rows.Select(row => row.CardToken.ToString())),
            Text("account_token", rows.Select(row => row.AccountToken.ToString())),
            Amount("amount", rows.Select(row => row.Amount.Amount)),
            Text("currency", rows.Select(row => row.Amount.Currency.Code)),
            Amount("billing_amount", rows.Select(row => row.BillingAmount.Amount)),
            Text("billing_currency", rows.Select(row => row.BillingAmount.Currency.Code)),
            Text("merchant_id", rows.Select(row => row.MerchantId)),
            Text("mcc", rows.Select(row => row.Mcc.ToString("D4", CultureInfo.InvariantCulture))),
            Text("merchant_country", rows.Select(row => row.MerchantCountry)),
            Text("terminal_id", rows.Select(row => row.TerminalId)),
            Degrees("latitude", rows.Select(row => row.Latitude)),
            Degrees("longitude", rows.Select(row => row.Longitude)),
            Text("card_country", rows.Select(row => row.CardCountry)),
            Text("entry_mode", rows.Select(row => Snake(row.EntryMode))),
            Text("response", rows.Select(row => Snake(row.Response))),
            Time("timestamp", rows.Select(row => row.EventTime)),
        ],
        without);

    public static Task<byte[]> ChargebacksAsync(IReadOnlyList<Chargeback> rows) => WriteAsync(
        [
            Text("transaction_id", rows.Select(row => row.TransactionId.ToString())),
            Text("card_token", rows.Select(row => row.CardToken.ToString())),
            Time("reported_at", rows.Select(row => row.ReportedAt)),
            Text("reason_code", rows.Select(row => row.ReasonCode)),
            Amount("amount", rows.Select(row => row.Amount.Amount)),
            Text("currency", rows.Select(row => row.Amount.Currency.Code)),
        ]);

    public static Task<byte[]> TruthAsync(IReadOnlyList<(TransactionId Id, string? Typology)> rows) => WriteAsync(
        [
            Text("transaction_id", rows.Select(row => row.Id.ToString())),
            Text("typology", rows.Select(row => row.Typology)),
        ]);

    private static async Task<byte[]> WriteAsync(IReadOnlyList<(DataField Field, Func<ParquetRowGroupWriter, DataField, Task> Write)> columns, string? without = null)
    {
        var kept = columns.Where(column => column.Field.Name != without).ToList();
        using var content = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. kept.Select(column => column.Field)]), content))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, write) in kept) await write(group, field);
            group.CompleteValidate();
        }

        return content.ToArray();
    }

    private static (DataField, Func<ParquetRowGroupWriter, DataField, Task>) Text(string name, IEnumerable<string?> values) =>
        (new DataField<string>(name, nullable: true), async (group, field) => await group.WriteAsync(field, (IReadOnlyCollection<string>)[.. values.Select(value => value!)]));

    private static (DataField, Func<ParquetRowGroupWriter, DataField, Task>) Amount(string name, IEnumerable<decimal> values) =>
        (new DecimalDataField(name, 18, 3), async (group, field) => await group.WriteAsync<decimal>(field, values.ToArray()));

    private static (DataField, Func<ParquetRowGroupWriter, DataField, Task>) Degrees(string name, IEnumerable<double> values) =>
        (new DataField<double>(name), async (group, field) => await group.WriteAsync<double>(field, values.ToArray()));

    private static (DataField, Func<ParquetRowGroupWriter, DataField, Task>) Time(string name, IEnumerable<DateTimeOffset> values) =>
        (new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis, isNullable: true),
            async (group, field) => await group.WriteAsync<DateTime>(field, values.Select(value => (DateTime?)value.UtcDateTime).ToArray()));

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
