using System.Buffers;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Objects;

/// <summary>GetObject and HeadObject: the object or a range of it, unless the reader has it already.</summary>
internal static class GetObject
{
    private const int PieceLength = 128 * 1024;

    public static async Task HandleAsync(S3Request request)
    {
        var bucket = request.Bucket;
        var stored = bucket.Hold(request.Key);
        try
        {
            await bucket.SettleAsync(request.Aborted);
            await SendAsync(request, bucket, stored ?? throw S3Failure.NoSuchKey());
        }
        finally
        {
            bucket.Blobs.Release(stored?.Blobs ?? []);
        }
    }

    private static async Task SendAsync(S3Request request, Bucket bucket, StoredObject stored)
    {
        if (new Preconditions(request).IsUnchanged(stored))
        {
            request.Response.StatusCode = StatusCodes.Status304NotModified;
            request.Response.Headers.ETag = $"\"{stored.ETag}\"";
            request.Response.Headers.LastModified = HttpDate.ToHeader(stored.LastModified);
            return;
        }
        var total = stored.Length;
        var range = PartRange(request, stored) ?? ByteRange.Parse(request.Header("Range"), total);
        ObjectHeaders.Write(request, stored);
        if (range is { } part)
        {
            request.Response.StatusCode = StatusCodes.Status206PartialContent;
            request.Response.Headers.ContentRange = part.ToContentRange(total);
        }
        else if (request.Header("x-amz-checksum-mode") == "ENABLED")
        {
            ObjectHeaders.WriteChecksum(request.Response, stored.Checksum);
        }
        var (offset, length) = range ?? new ByteRange(0, total);
        request.Response.ContentLength = length;
        if (!HttpMethods.IsHead(request.Context.Request.Method))
            await CopyAsync(request, new BlobReader(bucket.Blobs, stored.Blobs, offset, length));
    }

    /// <summary>The range of the part that the query names, if it does.</summary>
    private static ByteRange? PartRange(S3Request request, StoredObject stored)
    {
        if (request.Query("partNumber") is null)
            return null;
        var number = request.QueryNumber("partNumber", absent: 1);
        if (number < 1 || number > stored.Blobs.Count)
            throw new Protocol.AwsException("InvalidPartNumber", "The requested partnumber is not satisfiable", 416);
        if (stored.IsMultipart)
            ObjectHeaders.WritePartCount(request.Response, stored);
        var length = stored.Blobs[number - 1].Length;
        return length == 0 ? null : new ByteRange(stored.Blobs.Take(number - 1).Sum(blob => blob.Length), length);
    }

    private static async Task CopyAsync(S3Request request, BlobReader source)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            int length;
            while ((length = await source.ReadAsync(piece, request.Aborted)) > 0)
                await request.Response.Body.WriteAsync(piece.AsMemory(0, length), request.Aborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
            source.Dispose();
        }
    }
}
