using static Visa.Features.FeatureUnit;

namespace Visa.Features;

/// <summary>What labels that were known before the as-of date of the risk table say.</summary>
internal static class RiskDefinitions
{
    private const string NoTable = "NaN without a risk table";
    private const string NoGenuine = "NaN when no matured genuine transaction of the card is known";

    public static void AddTo(DefinitionList list)
    {
        list.Group = FeatureGroup.Risk;
        foreach (var (code, subject) in new[] { ("terminal", "this terminal"), ("merchant", "this merchant"), ("mcc", "this MCC"), ("bin", "this BIN") })
        {
            foreach (var days in new[] { 1, 7, 30 })
                list.Add($"{code}_risk_{days}d", $"Share of frauds among the transactions of {subject} in {days} matured days", Share, $"Fraud at {subject} before", $"the prior of the table where {subject} has no transaction; NaN without a table");
        }
        list.Add("terminal_matured_30d", "Transactions of this terminal in 30 matured days", Transactions, "Terminal that is rarely used", "0 without a risk table");
        list.Add("merchant_matured_30d", "Transactions of this merchant in 30 matured days", Transactions, "Merchant that is rarely used", "0 without a risk table");
        foreach (var days in new[] { 1, 7, 30 })
            list.Add($"card_frauds_{days}d", $"Frauds of this card in {days} matured days", Transactions, "Fraud on this card before", "0 without a risk table");
        AddCard(list);
        AddTerminal(list);
        list.Add("risk_table_age_days", "Time from the as-of date of the risk table to this transaction", new("days", "any"), "Old risk table", NoTable);
    }

    private static void AddCard(DefinitionList list)
    {
        list.Add("genuine_count", "Matured genuine transactions of this card", Transactions, "Card with little confirmed history", "0 without a risk table");
        list.Add("amount_to_genuine_mean", "Amount divided by the mean of the card's matured genuine ones", Ratio, "Amount far above the card's confirmed ones", NoGenuine + ", or their mean is zero");
        list.Add("amount_genuine_z", "Amount less that mean, in the standard deviations of the genuine ones plus one dollar", Deviations, "Amount unusual for the card's confirmed ones", NoGenuine);
        list.Add("amount_to_genuine_max", "Amount divided by the highest matured genuine one, both plus one dollar", Ratio, "Amount above every confirmed one", NoGenuine);
        foreach (var days in new[] { 3, 7, 14 })
            list.Add($"large_count_{days}d", $"Earlier transactions of the card in {days} days above 2.5 times its matured genuine mean", Transactions, "Large amounts lately", NoGenuine);
        list.Add("days_since_large", "Time since the last of these, in 30 days", Days, "Soon after a large amount", "NaN when there is none");
    }

    private static void AddTerminal(DefinitionList list)
    {
        foreach (var days in new[] { 7, 14, 28 })
            list.Add($"terminal_unexplained_{days}d", $"Frauds at this terminal in {days} matured days that their amounts do not explain", Transactions, "Frauds at this terminal that amounts do not explain", "0 without a risk table");
        list.Add("terminal_fraud_run", "Unexplained frauds at this terminal since its last matured genuine transaction", Transactions, "Nothing but fraud at this terminal lately", "0 without a risk table");
        list.Add("terminal_fraud_run_days", "Time from the first of that run to the as-of date", Days, "Terminal compromised for some time", "NaN when there is no run");
        list.Add("terminal_days_since_genuine", "Time from this terminal's last matured genuine transaction to the as-of date", Days, "No genuine use of this terminal for long", "NaN when there is none");
    }
}
