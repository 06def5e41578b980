namespace Visa.Analytics.Export;

/// <summary>A file of the extract: its columns, and the query that gives them for the drawn cards.</summary>
/// <param name="Name">The file is <c>NAME.csv</c>.</param>
/// <param name="Source">FROM and JOINs; <c>{cards}</c> is the table of drawn cards, alias <c>cards</c>.</param>
/// <param name="Slice">The column by whose value the rows are read in parts.</param>
/// <param name="Slices">Where all its values are.</param>
/// <param name="Order">Gives the rows an order of their own.</param>
internal sealed record ExportTable(string Name, IReadOnlyList<(string Column, string Expression)> Columns, string Source, string Slice, string Slices, string Order)
{
    public static IReadOnlyList<ExportTable> All { get; } =
    [
        new(
            "transactions",
            [
                .. Plain("t", "transaction_id", "card_token", "merchant_id", "terminal_id", "transaction_type", "entry_mode", "issuer_response", "card_bin", "card_country", "merchant_country", "mcc"),
                ("latitude", "s.latitude"), ("longitude", "s.longitude"),
                .. Plain("t", "amount", "currency_code", "billing_amount", "billing_currency_code", "billing_amount_usd", "event_at", "is_settled", "fraud_reported_at", "label_matures_at", "as_of_at", "is_measured", "is_fraud"),
                ("sampling_weight", "cards.sampling_weight"),
            ],
            "{cards} cards join staging.int_transactions_matured t on t.card_token = cards.card_token join staging.stg_raw__transactions s on s.transaction_id = t.transaction_id and s.event_date = t.event_date",
            "t.event_date",
            "marts.fct_transactions t",
            "t.event_at, t.transaction_id"),
        new(
            "chargebacks",
            [.. Plain("c", "transaction_id", "card_token", "reason_code", "reason_description", "is_fraud_reason", "amount", "currency_code", "transaction_usd", "reported_at", "days_to_report")],
            "{cards} cards join marts.fct_chargebacks c on c.card_token = cards.card_token",
            "c.reported_date",
            "marts.fct_chargebacks c",
            "c.reported_at, c.chargeback_id"),
        new(
            "decisions",
            [.. Plain("d", "transaction_id", "card_token", "card_ordinal", "score", "decision", "first_reason", "model_version", "policy_version", "degrade_step", "event_at", "decided_at")],
            "{cards} cards join marts.fct_decisions d on d.card_token = cards.card_token",
            "d.event_date",
            "marts.fct_decisions d",
            "d.event_at, d.transaction_id"),
    ];

    private static IEnumerable<(string, string)> Plain(string alias, params string[] columns) => columns.Select(column => (column, $"{alias}.{column}"));
}
