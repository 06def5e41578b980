using System.Numerics;
using System.Runtime.CompilerServices;
using Visa.Domain.Cards;
using Visa.Features.Identities;

namespace Visa.Features.Cards;

/// <summary>The cards by token: records in segments that never move, found through chained buckets. Number 0 is no card.</summary>
internal sealed class CardTable
{
    private const int SegmentBits = 10;
    private const int CardsPerSegment = 1 << SegmentBits;
    private const int FirstBuckets = 1 << 10;

    private CardRecord[][] _segments = [];
    private int[] _buckets = new int[FirstBuckets];

    /// <summary>Cards have the numbers 1 to this one.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the records and buckets.</summary>
    public long ByteSize => (long)_segments.Length * CardsPerSegment * Unsafe.SizeOf<CardRecord>() + (long)_buckets.Length * sizeof(int);

    public ref CardRecord this[int card] => ref _segments[card >> SegmentBits][card & (CardsPerSegment - 1)];

    /// <summary>The card's number, or 0.</summary>
    public int Find(CardToken token)
    {
        var card = _buckets[Bucket(token)];
        while (card != 0)
        {
            ref var record = ref this[card];
            if (record.Token == token)
                return card;
            card = record.NextInBucket;
        }
        return 0;
    }

    /// <summary>Adds a card that is not there yet.</summary>
    public int Add(CardToken token)
    {
        if (Count == _buckets.Length)
            Widen();
        var card = ++Count;
        if (card >> SegmentBits == _segments.Length)
            _segments = [.. _segments, new CardRecord[CardsPerSegment]];
        ref var record = ref this[card];
        record.Token = token;
        Link(ref record, card);
        return card;
    }

    private void Widen()
    {
        _buckets = new int[BitOperations.RoundUpToPowerOf2((uint)_buckets.Length + 1)];
        for (var card = 1; card <= Count; card++)
            Link(ref this[card], card);
    }

    private void Link(ref CardRecord record, int card)
    {
        ref var bucket = ref _buckets[Bucket(record.Token)];
        record.NextInBucket = bucket;
        bucket = card;
    }

    // Tokens are keyed hashes, but tests and replays may bring others.
    private int Bucket(CardToken token) => (int)(IdHash.Of(token.Value) & (ulong)(_buckets.Length - 1));
}
