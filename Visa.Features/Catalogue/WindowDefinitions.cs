using Visa.Features.Windows;
using static Visa.Features.FeatureUnit;

namespace Visa.Features;

/// <summary>What the card did in each window (t - w, t], this transaction included but for its response.</summary>
internal static class WindowDefinitions
{
    public static void AddTo(DefinitionList list)
    {
        list.Group = FeatureGroup.Windows;
        foreach (var window in Window.All)
        {
            var (code, span) = (window.Code, window.Span);
            if (code is not ("1m" or "1h" or "24h"))
                list.Add($"card_count_{code}", $"Transactions of the card in the last {span}, this one included", Transactions, $"Many transactions in the last {span}");
            if (code is not ("1h" or "24h"))
                list.Add($"card_sum_{code}", $"Billing amounts of the card in the last {span}, this one included", Dollars, $"High spending in the last {span}");
            list.Add($"card_mean_{code}", $"Mean billing amount of the card in the last {span}, this one included", Dollars, $"High amounts in the last {span}");
            list.Add($"card_max_{code}", $"Highest billing amount of the card in the last {span}, this one included", Dollars, $"Very high amount in the last {span}");
            AddDistinct(list, window);
            AddKinds(list, window);
        }
    }

    private static void AddDistinct(DefinitionList list, Window window)
    {
        var (code, span) = (window.Code, window.Span);
        if (code != "24h")
            list.Add($"distinct_merchants_{code}", $"Different merchants that the card used in the last {span}", CountOf("merchants"), $"Many different merchants in the last {span}");
        list.Add($"distinct_mccs_{code}", $"Different MCCs of the card in the last {span}", CountOf("MCCs"), $"Many kinds of merchants in the last {span}");
        if (code != "24h")
            list.Add($"distinct_countries_{code}", $"Different merchant countries of the card in the last {span}", CountOf("countries"), $"Several countries in the last {span}");
    }

    private static void AddKinds(DefinitionList list, Window window)
    {
        var (code, span) = (window.Code, window.Span);
        if (code != "24h")
            list.Add($"declines_{code}", $"Earlier transactions of the card that its issuer declined in the last {span}", Transactions, $"Declined repeatedly in the last {span}");
        list.Add($"not_present_share_{code}", $"Share of the card's transactions in the last {span} for which it was not present", Share, $"Used without the card in the last {span}");
        list.Add($"cash_count_{code}", $"Cash withdrawals of the card in the last {span}", Transactions, $"Cash withdrawals in the last {span}");
        list.Add($"small_count_{code}", $"Transactions of at most 2 dollars of the card in the last {span}", Transactions, $"Tiny amounts in the last {span}, as thieves test cards");
    }
}
