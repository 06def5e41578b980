using static Visa.Features.FeatureUnit;

namespace Visa.Features;

/// <summary>The features of the first catalogue, which keep their ids.</summary>
internal static class FirstDefinitions
{
    public static void AddTo(DefinitionList list)
    {
        list.Group = FeatureGroup.Transaction;
        list.Add("amount", "Billing amount of this transaction", Dollars, "High amount");
        list.Add("log_amount", "Natural logarithm of 1 + amount", Logarithm, "High amount");
        list.Group = FeatureGroup.Windows;
        list.Add("card_count_1m", "Transactions of the card in the last minute, this one included", Transactions, "Many transactions in the last minute");
        list.Add("card_count_1h", "Transactions of the card in the last hour, this one included", Transactions, "Many transactions in the last hour");
        list.Add("card_count_24h", "Transactions of the card in the last 24 hours, this one included", Transactions, "Many transactions in the last 24 hours");
        list.Add("card_sum_1h", "Billing amounts of the card in the last hour, this one included", Dollars, "High spending in the last hour");
        list.Add("card_sum_24h", "Billing amounts of the card in the last 24 hours, this one included", Dollars, "High spending in the last 24 hours");
        list.Group = FeatureGroup.Habit;
        list.Add("amount_to_mean_24h", "Amount divided by the card's mean amount in the last 24 hours, this one included", Ratio, "Amount far above the day's other amounts", "1 when the mean is zero");
        list.Group = FeatureGroup.Recency;
        list.Add("seconds_since_previous", "Time since the card's previous transaction, however long ago", Seconds, "Very soon after the transaction before", "NaN when there is none");
        list.Group = FeatureGroup.Places;
        list.Add("km_from_previous", "Distance from where the card was last present, in the last 30 days", Kilometres, "Far from where the card was last present", "NaN when this one or all before are without the card");
        list.Add("km_per_hour", "Speed that the card would have travelled at since it was last present, over at least one second", new("km/h", "0 and more"), "Farther than anyone can travel in that time", "NaN when this one or all before are without the card");
        list.Group = FeatureGroup.Windows;
        list.Add("distinct_merchants_24h", "Different merchants that the card used in the last 24 hours", CountOf("merchants"), "Many different merchants in the last 24 hours");
        list.Add("distinct_countries_24h", "Different merchant countries of the card in the last 24 hours", CountOf("countries"), "Several countries in the last 24 hours");
        list.Add("declines_24h", "Earlier transactions of the card that its issuer declined in the last 24 hours", Transactions, "Declined repeatedly in the last 24 hours");
        list.Group = FeatureGroup.Transaction;
        list.Add("is_card_not_present", "1 when the card was not present (e-commerce or keyed in)", Flag, "The card was not present");
        list.Add("is_foreign", "1 when the merchant's country is not the card's", Flag, "Merchant abroad");
        list.Add("is_night", "1 when the solar hour at the merchant (UTC plus longitude / 15) is from 0 to 5", Flag, "In the middle of the night");
        list.Group = FeatureGroup.Acquaintance;
        list.Add("is_new_country", "1 when the card was not seen in the merchant's country before", Flag, "First use in this country");
    }
}
