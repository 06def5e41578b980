using System.Buffers.Binary;
using System.Text;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Iterators;

/// <summary>A place in a shard that a reader holds as an opaque token, for five minutes.</summary>
/// <param name="CreatedAt">When the token was given, in milliseconds since the epoch.</param>
/// <param name="StreamCreatedAt">Tells a stream from a later one of the same name, in milliseconds since the epoch.</param>
/// <param name="NextIndex">The index of the first record to return.</param>
internal readonly record struct ShardIterator(long CreatedAt, string StreamName, long StreamCreatedAt, int ShardIndex, long NextIndex)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const string Purpose = "shard-iterator";
    private const int NameOffset = 28;

    public string Seal(SealedTokens tokens)
    {
        Span<byte> content = stackalloc byte[NameOffset + Encoding.UTF8.GetByteCount(StreamName)];
        BinaryPrimitives.WriteInt64LittleEndian(content, CreatedAt);
        BinaryPrimitives.WriteInt64LittleEndian(content[8..], StreamCreatedAt);
        BinaryPrimitives.WriteInt64LittleEndian(content[16..], NextIndex);
        BinaryPrimitives.WriteInt32LittleEndian(content[24..], ShardIndex);
        Encoding.UTF8.GetBytes(StreamName, content[NameOffset..]);
        return tokens.Seal(Purpose, content);
    }

    /// <returns>Null when the token is none of ours.</returns>
    public static ShardIterator? Open(SealedTokens tokens, string token)
    {
        if (tokens.Open(Purpose, token) is not { Length: > NameOffset } content)
        {
            return null;
        }

        return new ShardIterator(
            BinaryPrimitives.ReadInt64LittleEndian(content),
            Encoding.UTF8.GetString(content.AsSpan(NameOffset)),
            BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(8)),
            BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(24)),
            BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(16)));
    }
}
