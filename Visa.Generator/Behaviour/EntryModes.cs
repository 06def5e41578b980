using Visa.Domain.Transactions;
using Visa.Generator.Randomness;

namespace Visa.Generator.Behaviour;

/// <summary>How cards are presented in person. The United States still swipe more than others; shares are chosen, not measured.</summary>
internal static class EntryModes
{
    private static readonly (EntryMode Mode, double Share)[] Usual =
        [(EntryMode.Contactless, 0.66), (EntryMode.Chip, 0.32), (EntryMode.Magstripe, 0.01), (EntryMode.Manual, 0.01)];

    private static readonly (EntryMode Mode, double Share)[] UnitedStates =
        [(EntryMode.Contactless, 0.42), (EntryMode.Chip, 0.46), (EntryMode.Magstripe, 0.10), (EntryMode.Manual, 0.02)];

    public static EntryMode InPerson(Prng prng, string country)
    {
        var draw = prng.NextDouble();
        foreach (var (mode, share) in country == "US" ? UnitedStates : Usual)
        {
            draw -= share;
            if (draw < 0) return mode;
        }
        return EntryMode.Chip;
    }
}
