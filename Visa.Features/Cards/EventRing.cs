namespace Visa.Features.Cards;

/// <summary>Events in order of event time, equal times in order of arrival. Appends and drops the oldest in constant time.</summary>
internal sealed class EventRing(int capacity)
{
    private CardEvent[] _slots = new CardEvent[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 2))];
    private int _first;

    public int Count { get; private set; }

    public ref readonly CardEvent this[int index] => ref _slots[Slot(index)];

    /// <summary>Puts the event at its event-time place and answers where that is.</summary>
    public int Insert(in CardEvent added)
    {
        if (Count == _slots.Length)
            Grow();
        var place = Count++;
        while (place > 0 && this[place - 1].Time > added.Time)
        {
            _slots[Slot(place)] = this[place - 1];
            place--;
        }
        _slots[Slot(place)] = added;
        return place;
    }

    public void DropOldest()
    {
        _slots[_first] = default;
        _first = Slot(1);
        Count--;
    }

    public bool Contains(Guid id)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (this[i].Id == id)
                return true;
        }
        return false;
    }

    private int Slot(int index) => (_first + index) & (_slots.Length - 1);

    private void Grow()
    {
        var larger = new CardEvent[_slots.Length * 2];
        for (var i = 0; i < Count; i++)
            larger[i] = this[i];
        _slots = larger;
        _first = 0;
    }
}
