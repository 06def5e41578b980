namespace Visa.Analytics.Tableau;

/// <summary>A Tableau data source over marts.</summary>
/// <param name="Name">The file is <c>NAME.tds</c>.</param>
/// <param name="Tables">The first, and those that are joined to it on <paramref name="Key"/>.</param>
internal sealed record TableauSource(string Name, IReadOnlyList<string> Tables, string Key, IReadOnlyList<TableauMeasure> Measures)
{
    private const string Percent = "p0.00%";
    private const string Dollars = "c\"$\"#,##0";

    public static IReadOnlyList<TableauSource> All { get; } =
    [
        new("visa_transactions", ["fct_transactions", "fct_decisions"], "transaction_id",
        [
            new("Transactions", "COUNTD([transaction_id])", "n#,##0"),
            new("Settled amount (USD)", "SUM(IF [is_settled] THEN [billing_amount_usd] END)", Dollars),
            new("Reported fraud amount (USD)", "SUM(IF NOT ISNULL([fraud_reported_at]) THEN [billing_amount_usd] END)", Dollars),
            new("Alert rate", "SUM(IF [is_alert] THEN 1 ELSE 0 END) / COUNT([decision])", Percent),
        ]),
        Fraud("visa_fraud_by_day", "fct_fraud_by_day"),
        Fraud("visa_fraud_by_mcc", "fct_fraud_by_mcc"),
        Fraud("visa_fraud_by_country", "fct_fraud_by_country"),
        Fraud("visa_fraud_by_entry_mode", "fct_fraud_by_entry_mode"),
        new("visa_model_performance", ["fct_model_performance"], "",
        [
            new("Precision", "SUM([true_positive_count]) / (SUM([true_positive_count]) + SUM([false_positive_count]))", Percent),
            new("Recall", "SUM([true_positive_count]) / (SUM([true_positive_count]) + SUM([false_negative_count]))", Percent),
            new("Money recall", "SUM([caught_usd]) / (SUM([caught_usd]) + SUM([missed_usd]))", Percent),
        ]),
        new("visa_review_queue", ["fct_review_queue"], "",
        [
            new("Reviewed share", "SUM([reviewed_count]) / SUM([alert_count])", Percent),
            new("Verdicts that held", "SUM([right_verdict_count]) / (SUM([right_verdict_count]) + SUM([wrong_verdict_count]))", Percent),
        ]),
        new("visa_losses", ["fct_losses"], "", [new("Prevented share", "SUM([prevented_usd]) / SUM([chargeback_usd])", Percent)]),
        new("visa_false_declines", ["fct_false_declines"], "", [new("False decline rate", "SUM([false_decline_count]) / SUM([genuine_count])", Percent)]),
        new("visa_issuer_results", ["fct_issuer_results"], "", [new("Approval rate (weighted)", "SUM([approved_count]) / SUM([transaction_count])", Percent)]),
    ];

    private static TableauSource Fraud(string name, string table) => new(name, [table], "",
    [
        new("Fraud rate (by count)", "SUM([fraud_count]) / SUM([measured_count])", Percent),
        new("Fraud rate (by amount)", "SUM([fraud_usd]) / SUM([measured_usd])", Percent),
    ]);
}
