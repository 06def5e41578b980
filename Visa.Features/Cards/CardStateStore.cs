using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Features.Vectors;

namespace Visa.Features.Cards;

/// <summary>The state of every card of one shard. Not thread-safe: a shard is processed in order by one processor.</summary>
public sealed class CardStateStore
{
    private readonly Dictionary<CardToken, CardState> _cards;
    private readonly FeatureExtractor _extractor = new();

    public CardStateStore()
        : this([])
    {
    }

    internal CardStateStore(Dictionary<CardToken, CardState> cards) => _cards = cards;

    /// <summary>How many cards were seen.</summary>
    public int Count => _cards.Count;

    internal IReadOnlyDictionary<CardToken, CardState> Cards => _cards;

    /// <summary>
    /// Takes the transaction into its card's state and writes its features, which see the state before it and the
    /// transaction itself but never its issuer's response.
    /// </summary>
    /// <param name="transaction">The next transaction of the shard.</param>
    /// <param name="features">Takes the vector in catalogue order; untouched for a repeated transaction.</param>
    /// <param name="cardOrdinal">The card's count of accepted transactions, this one included.</param>
    /// <returns>False when the card had this transaction already.</returns>
    public bool TryAccept(Transaction transaction, Span<float> features, out long cardOrdinal)
    {
        if (!_cards.TryGetValue(transaction.CardToken, out var card))
            _cards.Add(transaction.CardToken, card = new CardState());

        cardOrdinal = card.Ordinal;
        if (card.HasAccepted(transaction.Id))
            return false;

        var accepted = CardEvent.Of(transaction);
        var isNewCountry = card.IsNew(accepted.Country, accepted.Time);
        var place = card.Accept(accepted);
        _extractor.Extract(transaction, card.Events, place, isNewCountry, features);
        card.Evict();
        cardOrdinal = card.Ordinal;
        return true;
    }
}
