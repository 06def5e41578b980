using System.Buffers;
using Visa.LocalAws.S3.Storage;
using Visa.LocalAws.Signatures;

namespace Visa.LocalAws.S3.Bodies;

/// <summary>Writes bodies to blobs while hashing them, in pieces, so that no body is ever whole in memory.</summary>
internal static class BodyReceiver
{
    private const int PieceLength = 128 * 1024;

    private delegate ValueTask<int> PieceReader(Memory<byte> target, CancellationToken cancellationToken);

    /// <summary>Receives a request's body. Unless it is used, the caller gives the blob back to the store.</summary>
    /// <param name="otherwise">The checksum to compute when the request names none.</param>
    public static async Task<ReceivedBody> ReceiveAsync(HttpRequest request, ChecksumAlgorithm otherwise, BlobStore blobs, CancellationToken cancellationToken)
    {
        var expectation = BodyExpectation.Read(request, otherwise);
        if (!expectation.IsChunked)
            return await WriteAsync(request.Body.ReadAsync, () => null, expectation, blobs, cancellationToken);
        var chunked = new AwsChunkedBody(request.BodyReader, request.HttpContext.Features.Get<ChunkSignatures>());
        return await WriteAsync(chunked.ReadAsync, () => chunked.Trailers, expectation, blobs, cancellationToken);
    }

    /// <summary>Stores bytes from inside this process.</summary>
    public static Task<ReceivedBody> ReceiveAsync(ReadOnlyMemory<byte> content, BlobStore blobs, CancellationToken cancellationToken)
    {
        var rest = content;
        return WriteAsync(Read, () => null, new BodyExpectation { Algorithm = ChecksumAlgorithm.CRC64NVME }, blobs, cancellationToken);

        ValueTask<int> Read(Memory<byte> target, CancellationToken _)
        {
            var length = Math.Min(target.Length, rest.Length);
            rest[..length].CopyTo(target);
            rest = rest[length..];
            return ValueTask.FromResult(length);
        }
    }

    /// <summary>Copies blobs, or a range of their content, to a new one.</summary>
    public static async Task<ReceivedBody> ReceiveAsync(
        BlobReader source, ChecksumAlgorithm? algorithm, BlobStore blobs, CancellationToken cancellationToken) =>
        await WriteAsync(source.ReadAsync, () => null, new BodyExpectation { Algorithm = algorithm }, blobs, cancellationToken);

    private static async Task<ReceivedBody> WriteAsync(
        PieceReader read, Func<IReadOnlyDictionary<string, string>?> trailers, BodyExpectation expectation, BlobStore blobs, CancellationToken cancellationToken)
    {
        using var digest = new BodyDigest(expectation);
        await using var writer = blobs.Create();
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            int length;
            while ((length = await FillAsync(read, piece.AsMemory(0, PieceLength), cancellationToken)) > 0)
            {
                digest.Append(piece.AsSpan(0, length));
                writer.Write(piece.AsSpan(0, length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
        var (etag, checksum) = digest.Verify(trailers());
        return new ReceivedBody(await writer.CompleteAsync(), etag, checksum);
    }

    /// <summary>A socket gives a few kilobytes at a time: pieces are made full before they are hashed and written.</summary>
    private static async ValueTask<int> FillAsync(PieceReader read, Memory<byte> piece, CancellationToken cancellationToken)
    {
        var filled = 0;
        int length;
        while (filled < piece.Length && (length = await read(piece[filled..], cancellationToken)) > 0)
            filled += length;
        return filled;
    }
}
