using System.Buffers;
using System.IO.Compression;

namespace Visa.Generator.Output;

/// <summary>The content of one file while it is made; used again for the next. Lines are gathered and compressed in large pieces.</summary>
internal sealed class FileBuffer : IBufferWriter<byte>, IDisposable
{
    private const int PieceBytes = 256 * 1024;

    private readonly MemoryStream _content = new();
    private readonly byte[] _piece = new byte[PieceBytes];
    private GZipStream? _gzip;
    private int _filled;

    /// <summary>The finished content, until the buffer is used again.</summary>
    public ReadOnlyMemory<byte> Written => _content.GetBuffer().AsMemory(0, (int)_content.Length);

    /// <summary>For a format that compresses by itself.</summary>
    public Stream Content => _content;

    public void Clear()
    {
        _content.SetLength(0);
        _filled = 0;
    }

    /// <summary>Begins a gzip file: what is written from here to <see cref="EndGzip"/> is its content.</summary>
    public void BeginGzip(ZLibCompressionOptions compression)
    {
        Clear();
        _gzip = new GZipStream(_content, compression, leaveOpen: true);
    }

    public void EndGzip()
    {
        Flush();
        _gzip?.Dispose();
        _gzip = null;
    }

    public void Advance(int count) => _filled += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _piece.AsSpan(_filled);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _piece.AsMemory(_filled);
    }

    public void Dispose()
    {
        _gzip?.Dispose();
        _content.Dispose();
    }

    private void MakeRoom(int sizeHint)
    {
        if (_piece.Length - _filled >= Math.Max(1, sizeHint)) return;
        Flush();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sizeHint, _piece.Length);
    }

    private void Flush()
    {
        (_gzip ?? throw new InvalidOperationException("Nothing was begun.")).Write(_piece.AsSpan(0, _filled));
        _filled = 0;
    }
}
