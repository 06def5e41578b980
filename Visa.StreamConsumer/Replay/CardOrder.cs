using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.StreamConsumer.Replay;

/// <summary>
/// Puts each card's transactions into the order in which they were accepted. The lake has them in nearly that order: what comes too early waits for those before it.
/// </summary>
internal sealed class CardOrder
{
    private readonly Dictionary<CardToken, long> _taken = [];
    private readonly Dictionary<CardToken, SortedDictionary<long, (Transaction, RecordedDecision)>> _waiting = [];

    /// <summary>What waits in vain once all has been added: an earlier transaction of its card is not in the lake.</summary>
    public IEnumerable<(Transaction Transaction, RecordedDecision Decision)> Waiting => _waiting.Values.SelectMany(card => card.Values);

    /// <summary>The transactions whose turn it is now.</summary>
    public IEnumerable<(Transaction Transaction, RecordedDecision Decision)> Add(Transaction transaction, RecordedDecision decision)
    {
        var card = transaction.CardToken;
        var taken = _taken.GetValueOrDefault(card);
        if (decision.CardOrdinal != taken + 1)
        {
            if (!_waiting.TryGetValue(card, out var early)) _waiting[card] = early = [];
            early.TryAdd(decision.CardOrdinal, (transaction, decision));
            yield break;
        }
        yield return (transaction, decision);
        taken++;
        if (_waiting.TryGetValue(card, out var waiting))
        {
            while (waiting.Remove(taken + 1, out var next))
            {
                yield return next;
                taken++;
            }
            if (waiting.Count == 0) _waiting.Remove(card);
        }
        _taken[card] = taken;
    }
}
