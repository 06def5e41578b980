using System.Buffers.Binary;
using System.Numerics;

namespace Visa.LocalAws.Storage;

/// <summary>CRC-32C (Castagnoli), which the processor computes by itself.</summary>
internal static class Crc32C
{
    public static uint Compute(ReadOnlySpan<byte> data) => Continue(uint.MaxValue, data);

    /// <summary>Goes on from the checksum of the bytes before.</summary>
    public static uint Continue(uint crc, ReadOnlySpan<byte> data)
    {
        while (data.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
            data = data[sizeof(ulong)..];
        }

        foreach (var value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
