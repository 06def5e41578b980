using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Signatures;

namespace Visa.LocalAws.S3.Bodies;

/// <summary>
/// Decodes <c>aws-chunked</c> bodies (x-amz-content-sha256 STREAMING-…): chunks of <c>HEX[;chunk-signature=…]CRLF data CRLF</c>, an empty
/// one last, then trailing headers.
/// </summary>
/// <param name="signatures">Verifies each chunk's signature; null when signatures are not verified.</param>
internal sealed class AwsChunkedBody(PipeReader body, ChunkSignatures? signatures)
{
    private const string SignatureExtension = "chunk-signature=";
    private const string TrailerSignature = "x-amz-trailer-signature";

    private const int LongestLine = 16 * 1024;
    private const int MostTrailers = 16;
    private readonly Dictionary<string, string> _trailers = new(StringComparer.OrdinalIgnoreCase);
    private long _left;
    private string _signature = "";
    private bool _isAfterData;
    private bool _isEnded;

    /// <summary>The headers after the data; complete once <see cref="ReadAsync"/> has returned 0.</summary>
    public IReadOnlyDictionary<string, string> Trailers => _trailers;

    /// <summary>Reads decoded bytes; 0 at the end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        if (_left == 0 && !_isEnded)
            await ReadChunkHeadAsync(cancellationToken);
        if (_isEnded)
            return 0;
        var result = await body.ReadAsync(cancellationToken);
        var taken = (int)Math.Min(Math.Min(result.Buffer.Length, _left), target.Length);
        if (taken == 0)
            throw Broken(result);
        result.Buffer.Slice(0, taken).CopyTo(target.Span);
        body.AdvanceTo(result.Buffer.GetPosition(taken));
        _left -= taken;
        signatures?.Append(target.Span[..taken]);
        if (_left == 0)
            signatures?.EndChunk(_signature);
        return taken;
    }

    private async ValueTask ReadChunkHeadAsync(CancellationToken cancellationToken)
    {
        if (_isAfterData && (await ReadLineAsync(cancellationToken)).Length > 0)
            throw S3Failure.IncompleteBody();
        var head = await ReadLineAsync(cancellationToken);
        var length = head.AsSpan()[..(head.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? end : head.Length)];
        var mark = head.IndexOf(SignatureExtension, StringComparison.Ordinal);
        _signature = mark < 0 ? "" : head[(mark + SignatureExtension.Length)..].Trim();
        if (!long.TryParse(length, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left) || _left < 0)
            throw S3Failure.IncompleteBody();
        _isAfterData = true;
        if (_left == 0)
            await ReadTrailersAsync(cancellationToken);
    }

    private async ValueTask ReadTrailersAsync(CancellationToken cancellationToken)
    {
        _isEnded = true;
        signatures?.EndChunk(_signature);
        var signed = new StringBuilder();
        while (await ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || _trailers.Count == MostTrailers)
                throw S3Failure.MalformedTrailer();
            var name = line[..colon].Trim();
            _trailers[name] = line[(colon + 1)..].Trim();
            if (!name.Equals(TrailerSignature, StringComparison.OrdinalIgnoreCase))
                signed.Append(name).Append(':').Append(_trailers[name]).Append('\n');
        }
        if (signed.Length > 0)
            signatures?.EndTrailers(_trailers.GetValueOrDefault(TrailerSignature) ?? "", signed.ToString());
    }

    /// <summary>A line without its CRLF; empty also at the end of the body, where clients may leave out the last one.</summary>
    private async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(result.Buffer.Slice(0, end)).TrimEnd('\r');
                body.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }
            if (result.Buffer.Length > LongestLine)
                throw Broken(result);
            if (result.IsCompleted)
            {
                var rest = Encoding.UTF8.GetString(result.Buffer).TrimEnd('\r');
                body.AdvanceTo(result.Buffer.End);
                return rest;
            }
            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>What was read is given back, so that the server can read the rest of the body away.</summary>
    private AwsException Broken(ReadResult read)
    {
        body.AdvanceTo(read.Buffer.Start);
        return S3Failure.IncompleteBody();
    }
}
