using Visa.Domain.Transactions;
using Visa.Generator.Randomness;

namespace Visa.Generator.Behaviour;

/// <summary>What issuers answer. Shares are chosen, not measured: a few percent of honest requests are declined.</summary>
internal static class IssuerAnswers
{
    private const double NotEnoughFunds = 0.022;
    private const double NotHonored = 0.006;
    private const double Expired = 0.002;
    private const double MistypedPin = 0.012;

    public static IssuerResponse ToHolder(Prng prng, EntryMode entryMode)
    {
        var pin = entryMode == EntryMode.Chip ? MistypedPin : 0;
        return Answer(prng.NextDouble(), pin, NotEnoughFunds, Expired, NotHonored);
    }

    /// <summary>A request that the issuer refuses with the given probability, for want of funds or of trust.</summary>
    public static IssuerResponse ToThief(Prng prng, double refusal) => Answer(prng.NextDouble(), 0, refusal / 3, 0, refusal * 2 / 3);

    private static IssuerResponse Answer(double draw, double pin, double funds, double expired, double honor)
    {
        if ((draw -= pin) < 0) return IssuerResponse.WrongPin;
        if ((draw -= funds) < 0) return IssuerResponse.InsufficientFunds;
        if ((draw -= expired) < 0) return IssuerResponse.ExpiredCard;
        return draw - honor < 0 ? IssuerResponse.DoNotHonor : IssuerResponse.Approved;
    }
}
