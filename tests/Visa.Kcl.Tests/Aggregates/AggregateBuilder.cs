using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Visa.Kcl.Tests.Aggregates;

/// <summary>Packs records as the Kinesis Producer Library does.</summary>
internal sealed class AggregateBuilder
{
    private readonly List<string> _partitionKeys = [];
    private readonly List<string> _explicitHashKeys = [];
    private readonly List<byte[]> _records = [];

    public static byte[] Magic => [0xF3, 0x89, 0x9A, 0xC2];

    public AggregateBuilder Add(string partitionKey, byte[] data, string? explicitHashKey = null, (string Key, string? Value)? tag = null)
    {
        List<byte> record = [.. Varint(1, (ulong)IndexOf(_partitionKeys, partitionKey))];
        if (explicitHashKey is not null)
            record.AddRange(Varint(2, (ulong)IndexOf(_explicitHashKeys, explicitHashKey)));
        record.AddRange(Bytes(3, data));
        if (tag is { } t)
            record.AddRange(Bytes(4, [.. Bytes(1, Encoding.UTF8.GetBytes(t.Key)), .. t.Value is null ? [] : Bytes(2, Encoding.UTF8.GetBytes(t.Value))]));
        _records.Add([.. record]);
        return this;
    }

    public byte[] Build() => Seal(
    [
        .. _partitionKeys.SelectMany(k => Bytes(1, Encoding.UTF8.GetBytes(k))),
        .. _explicitHashKeys.SelectMany(k => Bytes(2, Encoding.UTF8.GetBytes(k))),
        .. _records.SelectMany(r => Bytes(3, r)),
    ]);

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The format has it.")]
    public static byte[] Seal(byte[] message) => [.. Magic, .. message, .. MD5.HashData(message)];

    public static byte[] Bytes(int field, byte[] value) => [.. Number((ulong)field << 3 | 2), .. Number((ulong)value.Length), .. value];

    public static byte[] Varint(int field, ulong value) => [.. Number((ulong)field << 3), .. Number(value)];

    private static byte[] Number(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }

    private static int IndexOf(List<string> table, string key)
    {
        if (!table.Contains(key))
            table.Add(key);
        return table.IndexOf(key);
    }
}
