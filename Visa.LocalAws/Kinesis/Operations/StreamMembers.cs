using System.Text;
using System.Text.Json;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Reads the members that name the stream in the operations that carry data.</summary>
internal static class StreamMembers
{
    public static bool TryRead(ReadOnlySpan<byte> member, ref Utf8JsonReader reader, BlobArena arena, ref string? name, ref string? arn)
    {
        if (member.SequenceEqual("StreamName"u8))
        {
            name = Encoding.UTF8.GetString(arena.ReadString(ref reader).Span);
            return true;
        }

        if (member.SequenceEqual("StreamARN"u8))
        {
            arn = Encoding.UTF8.GetString(arena.ReadString(ref reader).Span);
            return true;
        }

        return false;
    }
}
