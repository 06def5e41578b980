using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Visa.Features.Identities;

/// <summary>
/// Stable 64-bit hashes in place of ids: snapshots and risk tables outlive the process. Within one card two ids of one kind
/// collide with a probability of about n²/2⁶⁵, within a table of n ids likewise; a collision makes two ids look like one.
/// </summary>
public static class IdHash
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Multiplier = 0xD6E8FEB86659FD93;

    /// <summary>The hash of a merchant's or terminal's id, over its UTF-16 code units.</summary>
    public static ulong Of(ReadOnlySpan<char> id)
    {
        var hash = Seed ^ (ulong)id.Length * Multiplier;
        for (; id.Length >= 4; id = id[4..])
            hash = Mix(hash ^ Read(MemoryMarshal.AsBytes(id[..4])));
        var rest = 0UL;
        foreach (var character in id)
            rest = (rest << 16) | character;
        return Mix(Mix(hash ^ rest));
    }

    public static ulong Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Mix(Mix(Seed ^ Read(bytes)) ^ Read(bytes[8..]));
    }

    public static ulong Of(UInt128 token) => Mix(Mix(Seed ^ (ulong)token) ^ (ulong)(token >> 64));

    public static ulong Of(int code) => Mix(Seed ^ (uint)code);

    private static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 32)) * Multiplier;
        x = (x ^ BitOperations.RotateRight(x, 29)) * Multiplier;
        return x ^ (x >> 32);
    }
}
