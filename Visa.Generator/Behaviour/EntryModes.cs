using Visa.Domain.Transactions;

namespace Visa.Generator.Behaviour;

/// <summary>How cards are presented in person. The United States still swipe more than others; shares are chosen, not measured.</summary>
internal static class EntryModes
{
    /// <param name="country">The country of the terminal.</param>
    /// <param name="type">Cash machines read the chip.</param>
    /// <param name="draw">A uniform draw of [0, 1).</param>
    public static EntryMode InPerson(string country, TransactionType type, double draw)
    {
        var (contactless, chip, magstripe) = (type, country) switch
        {
            (TransactionType.Cash, _) => (0.14, 0.82, 0.04),
            (_, "US") => (0.42, 0.46, 0.10),
            (_, "MX" or "IN" or "TR" or "ZA") => (0.45, 0.48, 0.05),
            _ => (0.66, 0.315, 0.012),
        };
        if (draw < contactless) return EntryMode.Contactless;
        if (draw < contactless + chip) return EntryMode.Chip;
        return draw < contactless + chip + magstripe || type == TransactionType.Cash ? EntryMode.Magstripe : EntryMode.Manual;
    }
}
