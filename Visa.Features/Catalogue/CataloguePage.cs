using System.Globalization;
using System.Text;

namespace Visa.Features;

/// <summary>The catalogue as a page of the documentation.</summary>
public static class CataloguePage
{
    public static string Text()
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Features

            Catalogue version {FeatureCatalogue.Version}, hash `{FeatureCatalogue.Hash}`, {FeatureCatalogue.Count} features. Generated from the code; a test holds it.

            Amounts are billing amounts in US dollars at fixed yearly average rates, so that cards of all currencies compare. Windows are (t - w, t] in event time over the card's
            accepted transactions up to and including this one; its issuer's response is never part of it. A history holds the last 31 days of the card's own events, at least
            16 and at most 2,048 of them; beyond it count, first time, amounts and up to 20 acquaintances are kept. A transaction that is as old as
            all of a full history is refused: it could be one that was decided and forgotten. "Missing" says what the value is when there is nothing to measure; NaN fires no rule.

            """);
        foreach (var group in FeatureCatalogue.Features.GroupBy(feature => feature.Group).OrderBy(group => group.Key))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group.Key}\n\n| id | name | meaning | unit | range | missing | reason |\n|---|---|---|---|---|---|---|\n");
            foreach (var feature in group)
                page.Append(CultureInfo.InvariantCulture, $"| {feature.Id} | `{feature.Name}` | {feature.Meaning} | {feature.Unit} | {feature.Range} | {feature.Missing} | {feature.Reason} |\n");
        }
        return page.ToString();
    }
}
