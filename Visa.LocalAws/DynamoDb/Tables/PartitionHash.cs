using System.Text;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>A stable hash of a partition key (FNV-1a, then mixed so that the high bits, which choose the scan segment, depend on all of it).</summary>
internal static class PartitionHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    /// <summary>Longer keys are hashed from a copy on the heap.</summary>
    private const int LongestText = 256;

    private const ulong Mixer = 0xff51afd7ed558ccd;

    public static ulong Of(AttributeValue key) => key.Type switch
    {
        AttributeType.S => Of(key.Text),
        AttributeType.N => Of(key.Number.ToString()),
        _ => Of(key.Bytes.Span),
    };

    private static ulong Of(string text)
    {
        Span<byte> bytes = stackalloc byte[LongestText];
        return Encoding.UTF8.TryGetBytes(text, bytes, out var length) ? Of(bytes[..length]) : Of(Encoding.UTF8.GetBytes(text));
    }

    private static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Offset;
        foreach (var value in bytes)
            hash = (hash ^ value) * Prime;
        hash = (hash ^ (hash >> 33)) * Mixer;
        return hash ^ (hash >> 33);
    }
}
