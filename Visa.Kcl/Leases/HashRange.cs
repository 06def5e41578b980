namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>The hash keys that a shard holds, both ends included.</summary>
internal readonly record struct HashRange(UInt128 Start, UInt128 End)
{
    /// <summary>Whether the ranges together hold every hash key, in any order, each once.</summary>
    public static bool IsComplete(IEnumerable<HashRange> ranges)
    {
        UInt128 next = 0;
        var isAtTheEnd = false;
        foreach (var range in ranges.OrderBy(r => r.Start))
        {
            if (isAtTheEnd || range.Start != next)
                return false;
            isAtTheEnd = range.End == UInt128.MaxValue;
            next = unchecked(range.End + 1);
        }

        return isAtTheEnd;
    }
}
