using static Visa.Features.FeatureUnit;

namespace Visa.Features;

/// <summary>The order of the card's transactions, and short windows against long ones.</summary>
internal static class SequenceDefinitions
{
    public static void AddTo(DefinitionList list)
    {
        list.Group = FeatureGroup.Sequence;
        list.Add("rising_run", "Transactions up to this one, each with an amount above the one before", Transactions, "Amounts that rise one after the other");
        list.Add("equal_amount_run", "Transactions up to this one, all of the same amount", Transactions, "The same amount again and again");
        list.Add("equal_amount_count_24h", "Earlier transactions of the card in 24 hours of the same amount", Transactions, "The same amount again and again");
        list.Add("same_merchant_run", "Transactions up to this one, all at the same merchant", Transactions, "The same merchant again and again");
        list.Add("declines_in_row", "Declined transactions of the card right before this one", Transactions, "Right after a row of declines");
        list.Add("declines_before_approval", "Declined transactions right before the approved one before this one", Transactions, "A row of declines, then an approval");
        list.Add("amount_to_previous", "Amount divided by the one before, both plus one dollar", Ratio, "Amount far above the one before", "NaN when there is none");
        list.Add("verifications_24h", "Earlier account verifications of the card in 24 hours", Transactions, "Account verified before");
        list.Add("is_first_after_verification", "1 when the transaction before was an account verification", Flag, "Right after an account verification");
        list.Group = FeatureGroup.Ratios;
        list.Add("count_1h_to_24h", "Transactions of the last hour divided by those of 24 hours", Share, "More transactions than on the rest of the day");
        list.Add("sum_1h_to_24h", "Amounts of the last hour divided by those of 24 hours", Share, "More spending than on the rest of the day", "1 when they are zero");
        list.Add("count_24h_to_30d", "Transactions of 24 hours divided by a day's part of those of 30 days", Ratio, "More transactions than on other days");
        list.Add("sum_24h_to_30d", "Amounts of 24 hours divided by a day's part of those of 30 days", Ratio, "More spending than on other days", "1 when they are zero");
        list.Add("count_7d_to_30d", "Transactions of 7 days divided by their part of those of 30 days", Ratio, "More transactions than in other weeks");
        list.Add("sum_7d_to_30d", "Amounts of 7 days divided by their part of those of 30 days", Ratio, "More spending than in other weeks", "1 when they are zero");
        list.Add("max_24h_to_30d", "Highest amount of 24 hours divided by the highest of 30 days", Share, "The month's highest amounts today", "1 when they are zero");
        list.Add("merchants_24h_to_30d", "Different merchants of 24 hours divided by those of 30 days", Share, "Most merchants of the month today");
    }
}
