using Visa.Domain.Transactions;

namespace Visa.Features.Cards;

/// <summary>
/// What one card did: its recent events, how many it had, and when each country was first seen. Everything here, eviction
/// and the memory of ids included, follows from the card's own events alone, so that a replay of them gives the same state.
/// </summary>
internal sealed class CardState
{
    /// <summary>The longest window and as much again, so that an event up to a day late still finds its whole window.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(48);

    /// <summary>Kept however old: the previous transaction, and the ids by which a repeated one is known.</summary>
    public const int MinKept = 16;

    /// <summary>Bounds the memory of one card; beyond it the windows of that card count the newest this many only.</summary>
    public const int MaxKept = 4096;

    private readonly Dictionary<Country, long> _firstSeen;

    public CardState()
        : this(0, 4, [])
    {
    }

    public CardState(long ordinal, int capacity, Dictionary<Country, long> firstSeen)
    {
        Ordinal = ordinal;
        Events = new EventRing(capacity);
        _firstSeen = firstSeen;
    }

    /// <summary>How many transactions were accepted.</summary>
    public long Ordinal { get; private set; }

    public EventRing Events { get; }

    /// <summary>The event time at which the card was first used in each country.</summary>
    public IReadOnlyDictionary<Country, long> FirstSeen => _firstSeen;

    public bool HasAccepted(TransactionId id) => Events.Contains(id.Value);

    /// <summary>True when no accepted event at or before this time was in the country.</summary>
    public bool IsNew(Country country, long time) => !_firstSeen.TryGetValue(country, out var first) || first > time;

    /// <summary>Takes the event in and answers its place among the events; <see cref="Evict"/> follows once the place was used.</summary>
    public int Accept(in CardEvent accepted)
    {
        Ordinal++;
        if (IsNew(accepted.Country, accepted.Time))
            _firstSeen[accepted.Country] = accepted.Time;
        return Events.Insert(accepted);
    }

    /// <summary>
    /// Drops what is out of reach of every window, measured from the card's own newest event. The newest of those out of
    /// reach stays: it is the previous transaction of a late one.
    /// </summary>
    public void Evict()
    {
        var oldestKept = Events[Events.Count - 1].Time - (long)Retention.TotalMilliseconds;
        while (Events.Count > MaxKept || (Events.Count > MinKept && Events[1].Time <= oldestKept))
            Events.DropOldest();
    }
}
