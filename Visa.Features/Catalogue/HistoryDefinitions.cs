using static Visa.Features.FeatureUnit;

namespace Visa.Features;

/// <summary>The transaction against the card's own past.</summary>
internal static class HistoryDefinitions
{
    private const string NoPast = "NaN when the card has no earlier transaction in the last 30 days";

    public static void AddTo(DefinitionList list)
    {
        AddRecency(list);
        AddPlaces(list);
        AddAmounts(list);
        AddKinds(list);
        AddAcquaintance(list);
    }

    private static void AddRecency(DefinitionList list)
    {
        list.Group = FeatureGroup.Recency;
        const string None = "NaN when there is none in the last 30 days";
        list.Add("seconds_since_not_present", "Time since the card was last used without being present, in the last 30 days", Seconds, "Soon after a use without the card", None);
        list.Add("seconds_since_cash", "Time since the card's last cash withdrawal, in the last 30 days", Seconds, "Soon after a cash withdrawal", None);
        list.Add("seconds_since_decline", "Time since the card was last declined, in the last 30 days", Seconds, "Soon after a decline", None);
        list.Add("seconds_since_abroad", "Time since the card was last used outside of its country, in the last 30 days", Seconds, "Soon after a use abroad", None);
        list.Add("seconds_since_verification", "Time since the card's account was last verified, in the last 30 days", Seconds, "Soon after an account verification", None);
        list.Add("history_days", "Time since the first transaction of the card that is known", Days, "Card with little history", "0 for the first one");
        list.Add("card_transactions", "Accepted transactions of the card, this one included", Transactions, "Card with little history");
    }

    private static void AddPlaces(DefinitionList list)
    {
        list.Group = FeatureGroup.Places;
        list.Add("km_from_usual_place", "Distance from the middle of where the card was present in the last 30 days", Kilometres, "Far from the card's usual place", "NaN when this one or all before are without the card");
        list.Add("present_count_30d", "Earlier transactions of the card in the last 30 days for which it was present", Transactions, "Rarely present");
    }

    private static void AddAmounts(DefinitionList list)
    {
        list.Group = FeatureGroup.Habit;
        list.Add("amount_z_30d", "Amount less the mean of the earlier ones of 30 days, in their standard deviations plus one dollar", Deviations, "Amount unusual for the card", NoPast);
        list.Add("amount_to_mean_30d", "Amount divided by the mean of the earlier ones of 30 days, both plus one dollar", Ratio, "Amount far above what the card spends", NoPast);
        list.Add("amount_to_max_30d", "Amount divided by the highest of the earlier ones of 30 days, both plus one dollar", Ratio, "Amount above everything in a month", NoPast);
        list.Add("amount_to_typical_30d", "Amount divided by the geometric mean of the earlier ones of 30 days, all plus one dollar", Ratio, "Amount far above the card's typical one", NoPast);
        list.Add("amount_rank_30d", "Share of the earlier amounts of 30 days that are below this one", Share, "Among the card's highest amounts", NoPast);
        list.Add("log_amount_z_30d", "Logarithm of the amount less the mean of the earlier ones of 30 days, in their standard deviations plus 0.1", Deviations, "Amount unusual for the card", NoPast);
        list.Add("log_amount_ewma", "Mean logarithm of the earlier amounts of 30 days, each weighing 0.8 of the next", Logarithm, "High amounts lately", NoPast);
        list.Add("log_amount_ewma_deviation", "Standard deviation of the logarithms with those weights", Logarithm, "Amounts that vary much", NoPast);
        list.Add("log_amount_ewma_z", "Logarithm of the amount less that mean, in that deviation plus 0.1", Deviations, "Amount unusual for the card lately", NoPast);
        list.Add("amount_to_mean_ever", "Amount divided by the mean of all earlier ones, both plus one dollar", Ratio, "Amount far above what the card ever spent", "NaN when the card has no earlier transaction");
        list.Add("log_amount_z_ever", "Logarithm of the amount less the mean of all earlier ones, in their standard deviations plus 0.1", Deviations, "Amount unusual for the card", "NaN when the card has no earlier transaction");
    }

    private static void AddKinds(DefinitionList list)
    {
        list.Add("mcc_group_share_30d", "Share of the earlier transactions of 30 days with a merchant of this group", Share, "Kind of merchant unusual for the card", NoPast);
        list.Add("amount_to_mcc_group_mean_30d", "Amount divided by the mean of the card's earlier ones of 30 days in this group, both plus one dollar", Ratio, "Amount unusual for this kind of merchant", "NaN when there is none in the group");
        list.Add("amount_to_merchant_mean_30d", "Amount divided by the mean of the card's earlier ones of 30 days at this merchant, both plus one dollar", Ratio, "Amount unusual at this merchant", "NaN when there is none at the merchant");
        list.Add("merchant_count_30d", "Earlier transactions of the card at this merchant in 30 days", Transactions, "Merchant that the card rarely uses");
        list.Add("mcc_share_30d", "Share of the earlier transactions of 30 days with this MCC", Share, "Kind of merchant unusual for the card", NoPast);
        list.Add("country_share_30d", "Share of the earlier transactions of 30 days in this country", Share, "Country unusual for the card", NoPast);
        list.Add("entry_mode_share_30d", "Share of the earlier transactions of 30 days with this entry mode", Share, "Entry mode unusual for the card", NoPast);
        list.Add("hour_share_30d", "Share of the earlier transactions of 30 days within an hour and a half of this time of day", Share, "Time of day unusual for the card", NoPast);
        list.Add("weekend_share_30d", "Share of the earlier transactions of 30 days on Saturdays and Sundays of the card's local clock", Share, "Day unusual for the card", NoPast);
    }

    private static void AddAcquaintance(DefinitionList list)
    {
        list.Group = FeatureGroup.Acquaintance;
        const string Unknown = "NaN when it is new";
        list.Add("is_new_merchant", "1 when the card was not seen at this merchant before", Flag, "First use at this merchant");
        list.Add("is_new_mcc", "1 when the card was not seen with this MCC before", Flag, "First use at this kind of merchant");
        list.Add("is_new_terminal", "1 when the card was not seen at this terminal in the last 31 days of its history", Flag, "First use at this terminal");
        list.Add("merchant_known_days", "Time since the card was first seen at this merchant", Days, "Merchant known for a short time only", Unknown);
        list.Add("mcc_known_days", "Time since the card was first seen with this MCC", Days, "Kind of merchant known for a short time only", Unknown);
        list.Add("country_known_days", "Time since the card was first seen in this country", Days, "Country known for a short time only", Unknown);
        list.Add("terminal_known_days", "Time since the card was first seen at this terminal, in the last 31 days of its history", Days, "Terminal known for a short time only", Unknown);
    }
}
