namespace Visa.Features.Cards;

/// <summary>
/// Merchants, MCCs and countries of events that left the history, the last met first. As many as fit into one block: those
/// that the card has not used for longest are forgotten.
/// </summary>
internal sealed class CardAcquaintances(BlockPool blocks)
{
    public ReadOnlySpan<Acquaintance> Of(in CardRecord card) =>
        card.AcquaintanceCount == 0 ? [] : blocks.Acquaintances(card.Acquaintances)[..card.AcquaintanceCount];

    /// <summary>Takes in what an event that leaves the history tells.</summary>
    public void Remember(ref CardRecord card, in CardEvent gone)
    {
        if (card.Acquaintances == 0)
            card.Acquaintances = blocks.Take();
        Remember(ref card, Acquaintance.OfMerchant(gone.Merchant), gone.Time);
        Remember(ref card, Acquaintance.OfMcc(gone.Mcc), gone.Time);
        Remember(ref card, Acquaintance.OfCountry(gone.Country), gone.Time);
    }

    /// <summary>Takes over those of a snapshot.</summary>
    public void Restore(ref CardRecord card, ReadOnlySpan<Acquaintance> known)
    {
        if (known.IsEmpty)
            return;
        card.Acquaintances = blocks.Take();
        card.AcquaintanceCount = (byte)known.Length;
        known.CopyTo(blocks.Acquaintances(card.Acquaintances));
    }

    private void Remember(ref CardRecord card, ulong subject, long time)
    {
        var all = blocks.Acquaintances(card.Acquaintances);
        var met = Acquaintance.Of(subject, time);
        var place = 0;
        while (place < card.AcquaintanceCount && all[place].Subject != subject)
            place++;
        if (place < card.AcquaintanceCount)
            met = all[place].FirstMet < met.FirstMet ? all[place] : met;
        else if (card.AcquaintanceCount < all.Length)
            card.AcquaintanceCount++;
        else
            place--;
        all[..place].CopyTo(all[1..]);
        all[0] = met;
    }
}
