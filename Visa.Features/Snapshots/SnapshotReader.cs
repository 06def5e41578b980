using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Visa.Features.Snapshots;

/// <summary>Reads what <see cref="SnapshotWriter"/> writes. Nothing that was read may be used before <see cref="End"/> has found the checksum right.</summary>
internal sealed class SnapshotReader(Stream input, string what) : IDisposable
{
    private const int MaxText = 1 << 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _from;
    private int _to;

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));

    public UInt128 ReadUInt128() => BinaryPrimitives.ReadUInt128LittleEndian(Next(16));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Next(sizeof(double)));

    /// <summary>A number from 0 to <paramref name="most"/>.</summary>
    public int ReadCount(int most) => ReadInt32() is var count && count >= 0 && count <= most ? count : throw Malformed($"a count of {count}, where at most {most} can be");

    public string ReadText()
    {
        var bytes = new byte[ReadCount(MaxText)];
        for (var read = 0; read < bytes.Length;)
        {
            var part = Math.Min(bytes.Length - read, 1024);
            Next(part).CopyTo(bytes.AsSpan(read));
            read += part;
        }
        return Encoding.UTF8.GetString(bytes);
    }

    public void Read(Span<ulong> words)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(Next(sizeof(ulong)));
    }

    /// <summary>At most 64 KB, until the next read.</summary>
    public ReadOnlySpan<byte> Next(int length)
    {
        if (_to - _from < length)
            Fill(length);
        _from += length;
        return _buffer.AsSpan(_from - length, length);
    }

    /// <exception cref="SnapshotRefusedException">The checksum is not that of what was read, or something follows it.</exception>
    public void End()
    {
        _hash.AppendData(_buffer, 0, _from);
        var expected = _hash.GetHashAndReset();
        _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
        (_to, _from) = (_to - _from, 0);
        while (_to <= SHA256.HashSizeInBytes && input.Read(_buffer, _to, SHA256.HashSizeInBytes + 1 - _to) is var read and > 0)
            _to += read;
        if (_to < SHA256.HashSizeInBytes)
            throw new SnapshotRefusedException($"{what} is cut short.");
        if (_to > SHA256.HashSizeInBytes)
            throw new SnapshotRefusedException($"{what} has bytes after its end.");
        if (!_buffer.AsSpan(0, _to).SequenceEqual(expected))
            throw new SnapshotRefusedException($"{what} is damaged: its checksum does not match its content.");
    }

    public SnapshotRefusedException Malformed(string problem) => new($"{what} is damaged or does not follow its format: {problem}.");

    public void Dispose() => _hash.Dispose();

    private void Fill(int length)
    {
        _hash.AppendData(_buffer, 0, _from);
        _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
        (_to, _from) = (_to - _from, 0);
        while (_to < length)
        {
            var read = input.Read(_buffer, _to, _buffer.Length - _to);
            if (read == 0)
                throw new SnapshotRefusedException($"{what} is cut short.");
            _to += read;
        }
    }
}
