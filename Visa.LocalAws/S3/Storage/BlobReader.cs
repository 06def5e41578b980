using Microsoft.Win32.SafeHandles;

namespace Visa.LocalAws.S3.Storage;

/// <summary>Reads a range of the content that blobs hold one after the other. The blobs must be held by the caller.</summary>
internal sealed class BlobReader(BlobStore store, IReadOnlyList<Blob> blobs, long offset, long length) : IDisposable
{
    private readonly long _end = offset + length;
    private SafeFileHandle? _file;
    private int _index = -1;
    private long _blobStart;
    private long _blobEnd;
    private long _position = offset;

    /// <summary>Reads on; 0 at the range's end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        if (_position == _end)
            return 0;
        while (_position >= _blobEnd)
            OpenNext();
        var wanted = (int)Math.Min(target.Length, Math.Min(_blobEnd, _end) - _position);
        var read = await RandomAccess.ReadAsync(_file!, target[..wanted], _position - _blobStart, cancellationToken);
        if (read == 0)
            throw new InvalidDataException($"The file {blobs[_index].Id} is shorter than the object's index says.");
        _position += read;
        return read;
    }

    public void Dispose() => _file?.Dispose();

    private void OpenNext()
    {
        _index++;
        _blobStart = _blobEnd;
        _blobEnd += blobs[_index].Length;
        _file?.Dispose();
        _file = _position < _blobEnd ? store.Open(blobs[_index]) : null;
    }
}
