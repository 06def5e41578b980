using Visa.Generator.Cardholders;
using Visa.Generator.Simulation;

namespace Visa.Generator.Issuing;

/// <summary>
/// Which cards are blocked and have been replaced for fraud: a few numbers for each card that was misused. Written while campaigns are
/// planned, read while days are made.
/// </summary>
internal sealed class CardLedger(Population population)
{
    private readonly Dictionary<int, List<Replacement>> _replacements = [];
    private readonly ulong[] _isKnown = new ulong[(population.Cards.Length + 63) / 64];

    public CardStanding At(int card, long time, int month)
    {
        var generation = population.Card(card).Renewals(month);
        if ((_isKnown[card >> 6] >> (card & 63) & 1) == 0) return new CardStanding((byte)(generation % CardFaces.Generations), false, false);
        var (isBlocked, isLost) = (false, false);
        foreach (var replacement in _replacements[card])
        {
            if (time >= replacement.ReissuedAt) generation++;
            else (isBlocked, isLost) = (isBlocked || time >= replacement.BlockedAt, isLost || time >= replacement.LostAt);
        }
        return new CardStanding((byte)(generation % CardFaces.Generations), isBlocked, isLost);
    }

    /// <summary>Has a card replaced. When the same card is to be replaced already, the earlier block counts.</summary>
    public void Replace(int card, Replacement replacement)
    {
        _isKnown[card >> 6] |= 1UL << (card & 63);
        if (!_replacements.TryGetValue(card, out var known)) _replacements[card] = known = [];
        var at = known.FindIndex(other => other.ReissuedAt > replacement.FirstFraud);
        if (at < 0) known.Add(replacement);
        else if (replacement.ReissuedAt <= known[at].FirstFraud) known.Insert(at, replacement);
        else if (replacement.BlockedAt < known[at].BlockedAt) known[at] = replacement;
    }
}
