using System.Runtime.InteropServices;

namespace Visa.Features.Cards;

/// <summary>When the card first met a merchant, MCC or country whose transactions have left its history: kind (2 bits), key (32), minute since 1970 (30).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Acquaintance(ulong Word)
{
    public const int MillisecondsPerMinute = 60_000;

    private const int KeyShift = 30;
    private const ulong MinuteMask = (1UL << KeyShift) - 1;

    /// <summary>What it is of, kind and key together.</summary>
    public ulong Subject => Word >> KeyShift;

    /// <summary>Event time in milliseconds since 1970, to the minute before.</summary>
    public long FirstMet => (long)(Word & MinuteMask) * MillisecondsPerMinute;

    public static ulong OfMerchant(ulong merchant) => (1UL << 32) | (merchant >> 16);

    public static ulong OfMcc(int mcc) => (2UL << 32) | (uint)mcc;

    public static ulong OfCountry(int country) => (3UL << 32) | (uint)country;

    public static Acquaintance Of(ulong subject, long time) => new((subject << KeyShift) | Math.Min((ulong)time / MillisecondsPerMinute, MinuteMask));
}
