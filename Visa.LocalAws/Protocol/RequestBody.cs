using System.Buffers;

namespace Visa.LocalAws.Protocol;

/// <summary>The whole body of a JSON call, in a pooled array that lives as long as the call.</summary>
internal readonly struct RequestBody : IDisposable
{
    /// <summary>PutRecords takes 10 MiB of data, which base64 and JSON make larger by a third and more.</summary>
    private const int MaxLength = 32 * 1024 * 1024;

    private const int FirstLength = 16 * 1024;

    private readonly byte[] _array;

    private RequestBody(byte[] array, int length)
    {
        _array = array;
        Content = array.AsMemory(0, length);
    }

    public ReadOnlyMemory<byte> Content { get; }

    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var expected = request.ContentLength ?? FirstLength;
        if (expected > MaxLength)
        {
            throw TooLarge();
        }

        var array = ArrayPool<byte>.Shared.Rent((int)Math.Max(expected, 1));
        var length = 0;
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(array.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                array = length == array.Length ? Grow(array) : array;
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(array);
            throw;
        }

        return new RequestBody(array, length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_array);

    private static byte[] Grow(byte[] full)
    {
        if (full.Length >= MaxLength)
        {
            throw TooLarge();
        }

        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static AwsException TooLarge() =>
        new("RequestEntityTooLargeException", $"A request may have at most {MaxLength} bytes.", StatusCodes.Status413PayloadTooLarge);
}
