using System.Numerics;

namespace Visa.Features.Windows;

/// <summary>A set of numbers that is emptied in constant time and never allocates.</summary>
internal sealed class StampSet(int capacity)
{
    private const ulong Nothing = ulong.MaxValue;

    private readonly (ulong Value, uint Stamp)[] _slots = new (ulong, uint)[BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
    private uint _stamp;
    private int _mask;
    private ulong _newest = Nothing;

    /// <param name="count">How many will be added at most.</param>
    public void Clear(int count)
    {
        _mask = (int)BitOperations.RoundUpToPowerOf2((uint)count * 2) - 1;
        _newest = Nothing;
        if (++_stamp == 0)
        {
            Array.Clear(_slots);
            _stamp = 1;
        }
    }

    /// <summary>False when it was there; any value but the greatest.</summary>
    public bool Add(ulong value)
    {
        // Runs at one merchant are frequent.
        if (value == _newest)
            return false;
        _newest = value;
        for (var place = (int)((value * 0x9E3779B97F4A7C15) >> 40) & _mask; ; place = (place + 1) & _mask)
        {
            ref var slot = ref _slots[place];
            if (slot.Stamp != _stamp)
            {
                slot = (value, _stamp);
                return true;
            }
            if (slot.Value == value)
                return false;
        }
    }
}
