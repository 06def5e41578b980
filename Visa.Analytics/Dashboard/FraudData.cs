using Visa.Analytics.Marts;

namespace Visa.Analytics.Dashboard;

/// <summary>What the page shows, as the marts hold it. Rates are taken over measured transactions: settled, and old enough for a missing report to mean genuine.</summary>
internal sealed record FraudData
{
    private const int MostBars = 12;
    private const string Sums = "sum(measured_count) as measured_count, sum(measured_usd) as measured_usd, sum(fraud_count) as fraud_count, sum(fraud_usd) as fraud_usd";

    public required IReadOnlyList<MartRow> Days { get; init; }

    public required IReadOnlyList<MartRow> Categories { get; init; }

    public required IReadOnlyList<MartRow> Countries { get; init; }

    public required IReadOnlyList<MartRow> EntryModes { get; init; }

    public required IReadOnlyList<MartRow> Losses { get; init; }

    public required IReadOnlyList<MartRow> Reasons { get; init; }

    public required IReadOnlyList<MartRow> Models { get; init; }

    public required IReadOnlyList<MartRow> Challengers { get; init; }

    public required IReadOnlyList<MartRow> Queue { get; init; }

    public required IReadOnlyList<MartRow> FalseDeclines { get; init; }

    public required IReadOnlyList<MartRow> Merchants { get; init; }

    public required IReadOnlyList<MartRow> Terminals { get; init; }

    public required IReadOnlyList<MartRow> Issuers { get; init; }

    public required IReadOnlyList<MartRow> Bands { get; init; }

    public static async Task<FraudData> ReadAsync(MartReader marts, CancellationToken cancellationToken)
    {
        return new FraudData
        {
            Days = await Read("select * from marts.fct_fraud_by_day order by event_date"),
            Categories = await Read($"select trade as name, {Sums} from marts.fct_fraud_by_mcc group by trade having sum(measured_count) > 0 order by sum(fraud_usd) desc, trade limit {MostBars}"),
            Countries = await Read($"select merchant_country as name, {Sums} from marts.fct_fraud_by_country group by merchant_country having sum(measured_count) > 0 order by sum(fraud_usd) desc, merchant_country limit {MostBars}"),
            EntryModes = await Read($"select entry_mode as name, {Sums} from marts.fct_fraud_by_entry_mode group by entry_mode having sum(measured_count) > 0 order by entry_mode"),
            Losses = await Read("select reported_date, sum(loss_usd) as loss_usd, sum(prevented_usd) as prevented_usd from marts.fct_losses where is_fraud_reason group by reported_date order by reported_date"),
            Reasons = await Read($"select reason_code, reason_description as name, sum(chargeback_count) as chargeback_count, sum(chargeback_usd) as chargeback_usd, sum(loss_usd) as loss_usd from marts.fct_losses group by reason_code, reason_description order by sum(chargeback_usd) desc, reason_code limit {MostBars}"),
            Models = await Read(
                """
                select event_date, sum(true_positive_count) as true_positive_count, sum(false_positive_count) as false_positive_count,
                    sum(false_negative_count) as false_negative_count, sum(caught_usd) as caught_usd, sum(missed_usd) as missed_usd, sum(disturbed_usd) as disturbed_usd
                from marts.fct_model_performance group by event_date order by event_date
                """),
            Challengers = await Read(
                """
                select challenger_version, champion_version, sum(measured_count) as measured_count, sum(fraud_count) as fraud_count, sum(alert_budget) as alert_budget,
                    sum(champion_caught_count) as champion_caught_count, sum(challenger_caught_count) as challenger_caught_count,
                    sum(champion_caught_usd) as champion_caught_usd, sum(challenger_caught_usd) as challenger_caught_usd
                from marts.fct_challenger_performance group by challenger_version, champion_version order by challenger_version, champion_version
                """),
            Queue = await Read(
                """
                select decision, sum(alert_count) as alert_count, sum(reviewed_count) as reviewed_count, sum(outcome_fraud_count) as outcome_fraud_count,
                    sum(outcome_genuine_count) as outcome_genuine_count, sum(outcome_open_count) as outcome_open_count,
                    sum(right_verdict_count) as right_verdict_count, sum(wrong_verdict_count) as wrong_verdict_count
                from marts.fct_review_queue group by decision order by decision desc
                """),
            FalseDeclines = await Read("select event_date, sum(false_decline_count) as false_decline_count, sum(false_decline_usd) as false_decline_usd, sum(genuine_count) as genuine_count from marts.fct_false_declines group by event_date order by event_date"),
            Merchants = await Read("select merchant_id, trade, merchant_country, measured_count, fraud_count, fraud_usd, fraud_rate from marts.dim_merchants where fraud_count > 0 order by fraud_usd desc, merchant_id limit 10"),
            Terminals = await Read("select terminal_id, merchant_id, merchant_country, measured_count, fraud_count, fraud_usd, fraud_rate from marts.dim_terminals where fraud_count > 0 order by fraud_usd desc, terminal_id limit 10"),
            Issuers = await Read("select card_bin, card_country, transaction_count, approval_rate, policy_decline_rate, fraud_count, fraud_usd_rate from marts.fct_issuer_results order by transaction_count desc, card_bin limit 10"),
            Bands = await Read($"select amount_band as name, max(band_limit_usd) as band_limit_usd, sum(transaction_count) as transaction_count, {Sums} from marts.fct_amount_bands group by amount_band order by amount_band desc"),
        };

        Task<IReadOnlyList<MartRow>> Read(string sql) => marts.ReadAsync(sql, cancellationToken);
    }
}
