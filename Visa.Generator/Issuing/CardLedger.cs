using Visa.Generator.Simulation;

namespace Visa.Generator.Issuing;

/// <summary>
/// Which cards are blocked and have been replaced. Of each card only its latest replacement for fraud is kept. Written while campaigns
/// are planned, read while days are made.
/// </summary>
internal sealed class CardLedger(Population population)
{
    private readonly Dictionary<int, Replacement> _replacements = [];
    private readonly ulong[] _isKnown = new ulong[(population.Cards.Length + 63) / 64];

    public CardStanding At(int card, long time, int month)
    {
        var renewals = population.Card(card).Renewals(month);
        if ((_isKnown[card >> 6] >> (card & 63) & 1) == 0) return new CardStanding((byte)renewals, false, false);
        var last = _replacements[card];
        var isOver = time >= last.ReissuedAt;
        var generation = renewals + last.Earlier + (isOver ? 1 : 0);
        return new CardStanding((byte)(generation % Cardholders.CardFaces.Generations), !isOver && time >= last.BlockedAt, !isOver && time >= last.LostAt);
    }

    /// <summary>Has a card replaced. When that is already to happen, the earlier block counts.</summary>
    public void Replace(int card, long firstFraud, Replacement replacement)
    {
        _isKnown[card >> 6] |= 1UL << (card & 63);
        if (!_replacements.TryGetValue(card, out var last)) _replacements[card] = replacement with { Earlier = 0 };
        else if (last.ReissuedAt <= firstFraud) _replacements[card] = replacement with { Earlier = (byte)(last.Earlier + 1) };
        else if (replacement.BlockedAt < last.BlockedAt) _replacements[card] = replacement with { Earlier = last.Earlier };
    }
}
