using System.Text;
using System.Text.Json;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Reads the members that name the stream in the operations that carry data.</summary>
internal sealed class StreamMembers
{
    private string? _name;
    private string? _arn;
    private string? _id;

    public StreamInput Input => new(_name, _arn, _id);

    /// <summary>Reads a member; false when it names no stream.</summary>
    public bool TryRead(ReadOnlySpan<byte> member, ref Utf8JsonReader reader, BlobArena arena)
    {
        if (member.SequenceEqual("StreamName"u8))
        {
            _name = Read(ref reader, arena);
        }
        else if (member.SequenceEqual("StreamARN"u8))
        {
            _arn = Read(ref reader, arena);
        }
        else if (member.SequenceEqual("StreamId"u8))
        {
            _id = Read(ref reader, arena);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static string Read(ref Utf8JsonReader reader, BlobArena arena) => Encoding.UTF8.GetString(arena.ReadString(ref reader).Span);
}
