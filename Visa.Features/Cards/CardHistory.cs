namespace Visa.Features.Cards;

/// <summary>
/// Reads and changes the events of one card. They are in order of event time, equal times in order of acceptance. Everything here, what
/// is dropped included, follows from the card's own events alone, so that a replay of them gives the same state.
/// </summary>
internal sealed class CardHistory(BlockPool blocks)
{
    /// <summary>The longest window and a day more, so that an event up to a day late still finds its whole window.</summary>
    public const long Retention = 31L * 24 * 3600 * 1000;

    /// <summary>Kept however old: the previous transaction, and the ids by which a repeated one is known.</summary>
    public const int MinKept = 16;

    /// <summary>Bounds the memory of one card; beyond it the windows of that card count the newest this many only.</summary>
    public const int MaxKept = 2048;

    /// <summary>Copies the events, in order, into <paramref name="events"/>.</summary>
    public int Read(in CardRecord card, Span<CardEvent> events)
    {
        var (block, from, count) = (card.First, (int)card.Skipped, 0);
        while (count < card.Count)
        {
            var part = blocks.Events(block)[from..];
            part[..Math.Min(part.Length, card.Count - count)].CopyTo(events[count..]);
            count += part.Length;
            (block, from) = (blocks.Next(block), 0);
        }
        return card.Count;
    }

    /// <summary>Puts <paramref name="events"/>[<paramref name="place"/>], which is new, and those after it into the blocks.</summary>
    public void Insert(ref CardRecord card, ReadOnlySpan<CardEvent> events, int place)
    {
        var end = card.Skipped + card.Count;
        if (card.First == 0)
            card.First = card.Last = blocks.Take();
        else if (end % BlockPool.EventsPerBlock == 0)
            Append(ref card);
        card.Count++;
        if (place == events.Length - 1)
        {
            blocks.Events(card.Last)[end % BlockPool.EventsPerBlock] = events[place];
            return;
        }
        Rewrite(card, events, place);
    }

    /// <summary>Drops the oldest event.</summary>
    public void DropOldest(ref CardRecord card)
    {
        card.Count--;
        if (++card.Skipped < BlockPool.EventsPerBlock && card.Count > 0)
            return;
        var empty = card.First;
        card.First = blocks.Next(empty);
        card.Skipped = 0;
        if (card.First == 0)
            card.Last = 0;
        blocks.Free(empty);
    }

    /// <summary>
    /// How many of the oldest events are out of reach: a month and a day before the card's own newest one, or more than the most that is kept.
    /// </summary>
    public static int OutOfReach(ReadOnlySpan<CardEvent> events)
    {
        var oldestKept = events[^1].Time - Retention;
        var gone = Math.Max(0, events.Length - MaxKept);
        while (events.Length - gone > MinKept && events[gone].Time <= oldestKept)
            gone++;
        return gone;
    }

    /// <summary>
    /// Whether the new event at the place is as old as all others of a full history. What such a history dropped is older than what it keeps,
    /// so that a repetition of it is too late, always.
    /// </summary>
    public static bool IsTooLate(ReadOnlySpan<CardEvent> events, int place) =>
        events.Length > MinKept && events[place].Time <= events[place == 0 ? 1 : 0].Time && OutOfReach(events) > 0;

    private void Append(ref CardRecord card)
    {
        var added = blocks.Take();
        blocks.SetNext(card.Last, added);
        card.Last = added;
    }

    private void Rewrite(in CardRecord card, ReadOnlySpan<CardEvent> events, int place)
    {
        var (block, at) = (card.First, card.Skipped + place);
        for (; at >= BlockPool.EventsPerBlock; at -= BlockPool.EventsPerBlock)
            block = blocks.Next(block);
        foreach (ref readonly var moved in events[place..])
        {
            if (at == BlockPool.EventsPerBlock)
                (block, at) = (blocks.Next(block), 0);
            blocks.Events(block)[at++] = moved;
        }
    }
}
