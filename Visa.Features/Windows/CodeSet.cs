namespace Visa.Features.Windows;

/// <summary>A set of small numbers that is emptied in constant time and never allocates: a stamp for each number.</summary>
/// <param name="count">Numbers are below it.</param>
internal sealed class CodeSet(int count)
{
    private readonly byte[] _stamps = new byte[count];
    private byte _stamp;

    public void Clear()
    {
        if (++_stamp != 0)
            return;
        Array.Clear(_stamps);
        _stamp = 1;
    }

    /// <summary>False when it was there.</summary>
    public bool Add(int code)
    {
        ref var stamp = ref _stamps[code];
        if (stamp == _stamp)
            return false;
        stamp = _stamp;
        return true;
    }
}
