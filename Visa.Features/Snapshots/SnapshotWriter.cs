using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Visa.Features.Snapshots;

/// <summary>Numbers, little-endian, through a buffer onto a stream, with the SHA-256 of all at the end.</summary>
internal sealed class SnapshotWriter(Stream output) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), value);

    public void WriteUInt128(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Next(16), value);

    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Next(sizeof(double)), value);

    public void WriteText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        WriteInt32(bytes.Length);
        Write(bytes);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length > 0;)
        {
            if (_used == _buffer.Length)
                Flush();
            var part = Math.Min(bytes.Length, _buffer.Length - _used);
            bytes[..part].CopyTo(_buffer.AsSpan(_used));
            _used += part;
            bytes = bytes[part..];
        }
    }

    public void Write(ReadOnlySpan<ulong> words)
    {
        foreach (var word in words)
            BinaryPrimitives.WriteUInt64LittleEndian(Next(sizeof(ulong)), word);
    }

    /// <summary>Writes the checksum; nothing may follow.</summary>
    public void End()
    {
        Flush();
        output.Write(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private Span<byte> Next(int length)
    {
        if (_used + length > _buffer.Length)
            Flush();
        _used += length;
        return _buffer.AsSpan(_used - length, length);
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _used);
        output.Write(_buffer, 0, _used);
        _used = 0;
    }
}
