using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Visa.LocalAws.Protocol;

/// <summary>Reads strings and base64 of a request into a buffer that is as long as the request, without a copy per value.</summary>
internal sealed class BlobArena(int requestLength) : IDisposable
{
    private readonly byte[] _array = ArrayPool<byte>.Shared.Rent(requestLength);
    private int _used;

    /// <summary>The string that the reader is at, unescaped.</summary>
    public ReadOnlyMemory<byte> ReadString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw AwsErrors.WrongType(reader.TokenType, "an String");
        }

        return Take(Copy(ref reader));
    }

    /// <summary>The bytes whose base64 the reader is at.</summary>
    public ReadOnlyMemory<byte> ReadBlob(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw AwsErrors.WrongType(reader.TokenType, "a Blob");
        }

        // Some clients write the slash of base64 as \/.
        var target = _array.AsSpan(_used);
        var status = reader.ValueIsEscaped
            ? Base64.DecodeFromUtf8InPlace(target[..Copy(ref reader)], out var length)
            : Base64.DecodeFromUtf8(reader.ValueSpan, target, out _, out length);
        return status == OperationStatus.Done ? Take(length) : throw Invalid(Encoding.UTF8.GetString(reader.ValueSpan));
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_array);

    private int Copy(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.CopyString(_array.AsSpan(_used));
        }
        catch (InvalidOperationException)
        {
            throw AwsErrors.Malformed("The request holds a string that is not valid UTF-8.");
        }
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        _used += length;
        return _array.AsMemory(_used - length, length);
    }

    private static AwsException Invalid(string text)
    {
        var intro = $"'{text}' can not be converted to a Blob: ";
        if (Encoding.UTF8.GetByteCount(text) % 4 != 0)
        {
            return AwsErrors.Malformed($"{intro}Base64 encoded length is expected a multiple of 4 bytes but found: {text.Length}");
        }

        var stray = text.TrimEnd('=').FirstOrDefault(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '/'));
        return AwsErrors.Malformed(intro + (stray == default ? "Invalid last non-pad Base64 character dectected" : $"Invalid Base64 character: '{stray}'"));
    }
}
