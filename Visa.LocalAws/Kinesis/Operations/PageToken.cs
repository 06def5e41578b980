using System.Buffers.Binary;
using System.Text;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Where the next page of a listing begins: opaque to callers, good for five minutes.</summary>
internal sealed class PageToken(SealedTokens tokens, TimeProvider time)
{
    private const char Separator = '\n';

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <param name="operation">The operation that will take the token back.</param>
    /// <param name="place">What the operation needs to go on; it holds no line feed.</param>
    public string Seal(string operation, params ReadOnlySpan<string> place)
    {
        var text = string.Join(Separator, place);
        var content = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteInt64LittleEndian(content, time.GetUtcNow().ToUnixTimeMilliseconds());
        Encoding.UTF8.GetBytes(text, content.AsSpan(sizeof(long)));
        return tokens.Seal(operation, content);
    }

    /// <summary>Throws InvalidArgumentException, ExpiredNextTokenException.</summary>
    public string[] Open(string operation, string token)
    {
        if (tokens.Open(operation, token) is not { Length: >= sizeof(long) } content)
        {
            throw AwsErrors.InvalidArgument("Invalid NextToken.");
        }

        var age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(content));
        return age <= Lifetime
            ? Encoding.UTF8.GetString(content.AsSpan(sizeof(long))).Split(Separator)
            : throw new AwsException("ExpiredNextTokenException", $"NextToken expired. It was given {age.TotalSeconds:F0} seconds ago; the tolerated delay is {Lifetime.TotalSeconds:F0} seconds.");
    }
}
