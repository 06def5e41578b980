using System.Runtime.InteropServices;
using Visa.Domain.Cards;

namespace Visa.Features.Cards;

/// <summary>The fixed part of a card's state. Its events and acquaintances are chained blocks of the <see cref="BlockPool"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CardRecord
{
    public CardToken Token;

    /// <summary>How many transactions were accepted.</summary>
    public long Ordinal;

    /// <summary>What has left the history.</summary>
    public CardTotals Gone;

    /// <summary>First and last block of events; 0 when there is none.</summary>
    public int First;

    public int Last;

    /// <summary>The block of acquaintances; 0 when there is none.</summary>
    public int Acquaintances;

    /// <summary>The next card of the same bucket; 0 when there is none.</summary>
    public int NextInBucket;

    /// <summary>How many events are kept.</summary>
    public ushort Count;

    /// <summary>How many places of the first block are free again.</summary>
    public byte Skipped;

    public byte AcquaintanceCount;
}
