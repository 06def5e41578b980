using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Features.Risk;

namespace Visa.Features.Tests.Vectors;

/// <summary>The features by their definition: everything is kept, everything is a query over all of it.</summary>
internal sealed class NaiveModel(IRiskSource risk)
{
    private readonly Dictionary<CardToken, NaiveCard> _cards = [];

    public bool TryAccept(Transaction current, out float[] features, out long ordinal)
    {
        if (!_cards.TryGetValue(current.CardToken, out var card))
            _cards.Add(current.CardToken, card = new NaiveCard());
        features = [];
        ordinal = card.Accepted.Count;
        if (card.Kept().Any(t => t.Id == current.Id) || card.IsTooLate(current))
            return false;
        Assert.DoesNotContain(card.Accepted, t => t.Id == current.Id);

        var isKnown = risk.TryFind(RiskSubjects.Of(current), out var facts);
        features = new NaiveFeatures(current, card, isKnown, facts).ToArray();
        card.Add(current);
        ordinal = card.Accepted.Count;
        return true;
    }
}
