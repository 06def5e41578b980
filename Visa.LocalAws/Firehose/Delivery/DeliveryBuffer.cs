using System.IO.Compression;
using System.Text;
using Visa.LocalAws.Firehose.Streams;

namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>Records on their way into one object, and how far each partition was read for it.</summary>
internal sealed class DeliveryBuffer(S3Destination destination)
{
    private readonly List<ReadOnlyMemory<byte>> _records = [];
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);
    private readonly byte[] _delimiter = Encoding.UTF8.GetBytes(destination.Delimiter);
    private long _bytes;

    public int Count => _records.Count;

    public bool IsFull => _bytes >= destination.BufferBytes;

    /// <summary>When the oldest record arrived.</summary>
    public DateTimeOffset OldestArrival { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The next key of each partition that has a record in the buffer.</summary>
    public IReadOnlyDictionary<string, long> Positions => _positions;

    public bool IsDue(DateTimeOffset now) => Count > 0 && (IsFull || now - OldestArrival >= destination.BufferInterval);

    public void Add(string partition, long key, DateTimeOffset arrival, IReadOnlyList<ReadOnlyMemory<byte>> data)
    {
        _records.AddRange(data);
        _positions[partition] = key + 1;
        _bytes += data.Sum(record => (long)record.Length);
        OldestArrival = arrival < OldestArrival ? arrival : OldestArrival;
    }

    /// <summary>The object: the records one after the other, each with the delimiter after it, compressed as the destination says.</summary>
    public ReadOnlyMemory<byte> ToObject()
    {
        using var content = new MemoryStream();
        if (destination.Compression == S3Destination.Gzip)
        {
            using var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true);
            WriteTo(gzip);
        }
        else
        {
            WriteTo(content);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    private void WriteTo(Stream target)
    {
        foreach (var record in _records)
        {
            target.Write(record.Span);
            target.Write(_delimiter);
        }
    }
}
