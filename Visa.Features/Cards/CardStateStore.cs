using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Features.Identities;
using Visa.Features.Risk;
using Visa.Features.Vectors;
using Visa.Features.Windows;

namespace Visa.Features.Cards;

/// <summary>The state of every card of one shard. Not thread-safe: a shard is processed in order by one processor.</summary>
public sealed class CardStateStore
{
    private readonly CardTable _cards = new();
    private readonly BlockPool _blocks = new();
    private readonly CardHistory _history;
    private readonly CardAcquaintances _acquaintances;
    private readonly FeatureExtractor _extractor = new();
    private readonly CardEvent[] _events = new CardEvent[CardHistory.MaxKept + 1];

    public CardStateStore()
    {
        _history = new CardHistory(_blocks);
        _acquaintances = new CardAcquaintances(_blocks);
    }

    /// <summary>True to remember what was accepted since the last snapshot, so that a delta can be written.</summary>
    public bool IsJournaled { get; init; }

    /// <summary>Where the risk features come from; none by default. It is no part of the state.</summary>
    public IRiskSource Risk { get; set; } = NoRisk.Instance;

    /// <summary>How many cards <see cref="Fetch"/> takes at once.</summary>
    public const int MaxFetched = 8;

    /// <summary>How many cards were seen.</summary>
    public int Count => _cards.Count;

    /// <summary>How many transactions were accepted since the last snapshot.</summary>
    public int JournalLength => Journal.Count;

    /// <summary>The memory of all states, in bytes.</summary>
    public long ByteSize => _cards.ByteSize + _blocks.ByteSize;

    internal CardJournal Journal { get; } = new();

    /// <summary>The windows of the last accepted transaction.</summary>
    internal ReadOnlySpan<WindowTotals> LastWindows => _extractor.Windows;

    /// <summary>As <see cref="Accept"/>.</summary>
    /// <returns>False when the transaction changed nothing.</returns>
    public bool TryAccept(Transaction transaction, Span<float> features, out long cardOrdinal) => Accept(transaction, features, out cardOrdinal) == Acceptance.Accepted;

    /// <summary>
    /// Takes the transaction into its card's state and writes its features, which see the state before it and the
    /// transaction itself but never its issuer's response.
    /// </summary>
    /// <param name="transaction">The next transaction of the shard.</param>
    /// <param name="features">Takes the vector in catalogue order, or is empty when nobody wants it; untouched unless it is accepted.</param>
    /// <param name="cardOrdinal">The card's count of accepted transactions, this one included.</param>
    public Acceptance Accept(Transaction transaction, Span<float> features, out long cardOrdinal)
    {
        var (merchant, terminal) = (IdHash.Of(transaction.MerchantId), IdHash.Of(transaction.TerminalId));
        var accepted = CardEvent.Of(transaction, merchant, terminal);
        var card = _cards.Find(transaction.CardToken);
        if (!TryPlace(card, accepted, out var place, out var count))
        {
            cardOrdinal = _cards[card].Ordinal;
            return Acceptance.Repeated;
        }
        if (CardHistory.IsTooLate(_events.AsSpan(0, count), place))
        {
            cardOrdinal = _cards[card].Ordinal;
            return Acceptance.TooLate;
        }

        if (card == 0)
            card = _cards.Add(transaction.CardToken);
        ref var record = ref _cards[card];
        if (!features.IsEmpty)
        {
            var isRiskKnown = Risk.TryFind(RiskSubjects.Of(transaction, merchant, terminal), out var risk);
            var moment = new CardMoment(transaction, _events.AsSpan(0, place + 1)) { Gone = record.Gone, Acquaintances = _acquaintances.Of(record), Ordinal = record.Ordinal + 1 };
            _extractor.Extract(moment, isRiskKnown, risk, features);
        }
        Take(ref record, _events.AsSpan(0, count), place);
        if (IsJournaled)
            Journal.Add(transaction.CardToken, accepted);
        cardOrdinal = record.Ordinal;
        return Acceptance.Accepted;
    }

    /// <summary>Brings the states of the next cards into the processor's cache. It changes nothing and need not be called.</summary>
    public void Fetch(ReadOnlySpan<CardToken> tokens)
    {
        Span<int> chains = stackalloc int[MaxFetched];
        for (var i = 0; i < tokens.Length; i++)
        {
            var card = _cards.Find(tokens[i]);
            chains[i] = card == 0 ? 0 : _cards[card].First;
        }
        _ = _blocks.Fetch(chains[..tokens.Length]);
    }

    /// <summary>Changes the state as accepting the event did, without features.</summary>
    /// <returns>False when the card had it already.</returns>
    internal bool TryReplay(CardToken token, in CardEvent accepted)
    {
        var card = _cards.Find(token);
        if (!TryPlace(card, accepted, out var place, out var count))
            return false;
        if (card == 0)
            card = _cards.Add(token);
        Take(ref _cards[card], _events.AsSpan(0, count), place);
        return true;
    }

    /// <summary>Puts a card of a snapshot in place; false when it is there already.</summary>
    internal bool TryRestore(in CardRecord saved, ReadOnlySpan<Acquaintance> known, ReadOnlySpan<CardEvent> events)
    {
        if (_cards.Find(saved.Token) != 0)
            return false;
        ref var record = ref _cards[_cards.Add(saved.Token)];
        record.Ordinal = saved.Ordinal;
        record.Gone = saved.Gone;
        _acquaintances.Restore(ref record, known);
        for (var i = 0; i < events.Length; i++)
            _history.Insert(ref record, events[..(i + 1)], i);
        return true;
    }

    /// <summary>The numbers of all cards in order of their tokens.</summary>
    internal int[] InOrder()
    {
        var (tokens, cards) = (new UInt128[Count], new int[Count]);
        for (var i = 0; i < Count; i++)
            (tokens[i], cards[i]) = (_cards[i + 1].Token.Value, i + 1);
        Array.Sort(tokens, cards);
        return cards;
    }

    internal ref readonly CardRecord Record(int card) => ref _cards[card];

    internal ReadOnlySpan<Acquaintance> Acquaintances(in CardRecord card) => _acquaintances.Of(card);

    /// <summary>The card's kept events, until the next call.</summary>
    internal ReadOnlySpan<CardEvent> Events(in CardRecord card) => _events.AsSpan(0, _history.Read(card, _events));

    /// <summary>Reads the card's events with the new one in its place; false when it is among them already.</summary>
    private bool TryPlace(int card, in CardEvent accepted, out int place, out int count)
    {
        var kept = card == 0 ? 0 : _history.Read(_cards[card], _events);
        (place, count) = (kept, kept + 1);
        var id = accepted.Id;
        foreach (ref readonly var seen in _events.AsSpan(0, kept))
        {
            if (seen.Id == id)
                return false;
        }
        for (; place > 0 && _events[place - 1].Time > accepted.Time; place--)
            _events[place] = _events[place - 1];
        _events[place] = accepted;
        return true;
    }

    private void Take(ref CardRecord record, ReadOnlySpan<CardEvent> events, int place)
    {
        record.Ordinal++;
        _history.Insert(ref record, events, place);
        foreach (ref readonly var gone in events[..CardHistory.OutOfReach(events)])
        {
            record.Gone.Add(gone);
            _acquaintances.Remember(ref record, gone);
            _history.DropOldest(ref record);
        }
    }
}
