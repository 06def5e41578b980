using System.Collections.Frozen;

namespace Visa.Features;

/// <summary>The features of a transaction, in vector order. Ids are append-only; a changed meaning raises <see cref="Version"/>.</summary>
public static class FeatureCatalogue
{
    public const int Version = 1;

    private static readonly FeatureDefinition[] Definitions =
    [
        new(0, "amount", "Billing amount of this transaction", "billing currency units"),
        new(1, "log_amount", "Natural logarithm of 1 + amount", "ln(units)"),
        new(2, "card_count_1m", "Transactions of the card in the last minute, this one included", "transactions"),
        new(3, "card_count_1h", "Transactions of the card in the last hour, this one included", "transactions"),
        new(4, "card_count_24h", "Transactions of the card in the last 24 hours, this one included", "transactions"),
        new(5, "card_sum_1h", "Billing amounts of the card in the last hour, this one included", "billing currency units"),
        new(6, "card_sum_24h", "Billing amounts of the card in the last 24 hours, this one included", "billing currency units"),
        new(7, "amount_to_mean_24h", "Amount divided by the card's mean amount in the last 24 hours, this one included; 1 when the mean is zero", "ratio"),
        new(8, "seconds_since_previous", "Time since the card's previous transaction; a year when there is none", "seconds"),
        new(9, "km_from_previous", "Great-circle distance from the card's previous transaction; 0 when there is none", "km"),
        new(10, "km_per_hour", "Speed that the card would have travelled at since its previous transaction, over at least one second; 0 when there is none", "km/h"),
        new(11, "distinct_merchants_24h", "Different merchants that the card used in the last 24 hours", "merchants"),
        new(12, "distinct_countries_24h", "Different merchant countries that the card was used in in the last 24 hours", "countries"),
        new(13, "declines_24h", "Earlier transactions of the card that its issuer declined in the last 24 hours", "transactions"),
        new(14, "is_card_not_present", "1 when the card was not present (e-commerce or keyed in)", "0 or 1"),
        new(15, "is_foreign", "1 when the merchant's country is not the card's", "0 or 1"),
        new(16, "is_night", "1 when the solar hour at the merchant (UTC plus longitude / 15) is from 0 to 5", "0 or 1"),
        new(17, "is_new_country", "1 when the card was not seen in the merchant's country before", "0 or 1"),
    ];

    private static readonly FrozenDictionary<string, int> Indexes = Definitions.ToFrozenDictionary(f => f.Name, f => f.Id, StringComparer.Ordinal);

    public static IReadOnlyList<FeatureDefinition> Features { get; } = Array.AsReadOnly(Definitions);

    public static int Count => Definitions.Length;

    /// <summary>The feature's place in the vector, or -1 when the catalogue has none of that name.</summary>
    public static int IndexOf(string name) => Indexes.GetValueOrDefault(name, -1);
}
