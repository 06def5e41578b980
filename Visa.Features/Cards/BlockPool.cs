using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Visa.Features.Cards;

/// <summary>
/// Fixed blocks of four events in large segments, chained by number. Freed blocks are used again; nothing here is an object of
/// its own, so that the garbage collector has no part in a card's history. Number 0 is no block.
/// </summary>
internal sealed class BlockPool
{
    public const int EventsPerBlock = 4;

    /// <summary>As many of them as fit into the words of a block.</summary>
    public const int AcquaintancesPerBlock = EventsPerBlock * CardEvent.Words;

    private const int WordsPerBlock = AcquaintancesPerBlock + 1;
    private const int SegmentBits = 12;
    private const int BlocksPerSegment = 1 << SegmentBits;

    private ulong[][] _segments = [];
    private int _used = 1;
    private int _free;

    /// <summary>Bytes of all segments.</summary>
    public long ByteSize => (long)_segments.Length * BlocksPerSegment * WordsPerBlock * sizeof(ulong);

    public int Take()
    {
        if (_free != 0)
        {
            var taken = _free;
            _free = Next(taken);
            SetNext(taken, 0);
            return taken;
        }
        if (_used >> SegmentBits == _segments.Length)
            _segments = [.. _segments, GC.AllocateUninitializedArray<ulong>(BlocksPerSegment * WordsPerBlock)];
        SetNext(_used, 0);
        return _used++;
    }

    public void Free(int block)
    {
        SetNext(block, _free);
        _free = block;
    }

    public int Next(int block) => (int)Words(block)[WordsPerBlock - 1];

    public void SetNext(int block, int next) => Words(block)[WordsPerBlock - 1] = (ulong)next;

    public Span<CardEvent> Events(int block) => MemoryMarshal.Cast<ulong, CardEvent>(Words(block)[..(WordsPerBlock - 1)]);

    public Span<Acquaintance> Acquaintances(int block) => MemoryMarshal.Cast<ulong, Acquaintance>(Words(block)[..(WordsPerBlock - 1)]);

    /// <summary>
    /// Brings chains of blocks into the processor's cache, step by step along all of them: one chain alone is waited for block by block, since each says where the next is.
    /// </summary>
    /// <param name="chains">The first block of each; zeros afterwards.</param>
    /// <returns>What was read, mixed up: the result makes the reads count, so that they are not left out as useless.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ulong Fetch(Span<int> chains)
    {
        var touched = 0UL;
        for (var isUnderWay = true; isUnderWay;)
        {
            isUnderWay = false;
            foreach (ref var block in chains)
            {
                if (block == 0)
                    continue;
                var words = Words(block);
                // A word of each cache line; the last one is the next block's number.
                touched ^= words[0] ^ words[WordsPerBlock / 2];
                block = (int)words[WordsPerBlock - 1];
                isUnderWay = true;
            }
        }
        return touched;
    }

    private Span<ulong> Words(int block) => _segments[block >> SegmentBits].AsSpan((block & (BlocksPerSegment - 1)) * WordsPerBlock, WordsPerBlock);
}
