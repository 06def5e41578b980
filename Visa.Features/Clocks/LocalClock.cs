using System.Collections.Frozen;
using Visa.Domain.Transactions;
using Visa.Features.Identities;

namespace Visa.Features.Clocks;

/// <summary>
/// The clock that the card's holder lives by: the standard time of the card's country, without daylight saving, from a fixed table. In a country of
/// several zones it is the zone of the merchant's longitude while the card is present at home.
/// </summary>
internal static class LocalClock
{
    /// <summary>The table, for the hash of the catalogue. Minutes east of Greenwich; a star marks several zones.</summary>
    public const string Text = """
        AE240 AR-180 AT60 AU600* BE60 BG120 BH180 BR-180* CA-300* CH60 CL-240 CN480 CO-300 CY120 CZ60 DE60 DK60 EE120 EG120 ES60 FI120 FR60 GB0 GR120
        HK480 HR60 HU60 ID420* IE0 IL120 IN330 IS0 IT60 JO180 JP540 KR540 KW180 LT120 LU60 LV120 MA60 MT60 MX-360* MY480 NG60 NL60 NO60 NZ720
        OM240 PE-300 PH480 PL60 PT0 QA180 RO120 RU180* SA180 SE60 SG480 SI60 SK60 TH420 TN60 TR180 TW480 UA120 US-300* VN420 ZA120
        """;

    private const double MinutesPerDegree = 4;
    private const int Hour = 60;

    private static readonly FrozenDictionary<int, (int Minutes, bool HasZones)> Offsets = Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(word => Country.Of(word), word => (int.Parse(word.AsSpan(2).TrimEnd('*'), System.Globalization.CultureInfo.InvariantCulture), word.EndsWith('*')));

    /// <summary>Milliseconds to add to UTC; 0 for countries that the table lacks.</summary>
    public static long Offset(Transaction transaction)
    {
        if (!Offsets.TryGetValue(Country.Of(transaction.CardCountry), out var offset))
            return 0;
        var isPresentAtHome = transaction.EntryMode < EntryMode.Ecommerce && string.Equals(transaction.MerchantCountry, transaction.CardCountry, StringComparison.Ordinal);
        var minutes = offset.HasZones && isPresentAtHome ? (int)Math.Round(transaction.Longitude * MinutesPerDegree / Hour) * Hour : offset.Minutes;
        return minutes * 60_000L;
    }
}
