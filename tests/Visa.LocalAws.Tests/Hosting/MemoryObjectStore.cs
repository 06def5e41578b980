using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.S3;

namespace Visa.LocalAws.Tests.Hosting;

/// <summary>Objects in memory; it can be told to refuse.</summary>
internal sealed class MemoryObjectStore : IObjectStore
{
    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private int _refused;

    public volatile bool IsRefusing;

    public int Refused => Volatile.Read(ref _refused);

    public IReadOnlyList<string> Keys => [.. _objects.Keys.Order(StringComparer.Ordinal)];

    public ValueTask PutAsync(string bucket, string key, ReadOnlyMemory<byte> content, string contentType, string? contentEncoding, CancellationToken cancellationToken)
    {
        if (IsRefusing)
        {
            Interlocked.Increment(ref _refused);
            throw new AwsException("NoSuchBucket", "The specified bucket does not exist", 404);
        }

        _objects[$"{bucket}/{key}"] = content.ToArray();
        return ValueTask.CompletedTask;
    }

    /// <summary>All text that was delivered, object after object.</summary>
    public string Text() => string.Concat(Keys.Select(key => Text(key)));

    private string Text(string key)
    {
        using var content = new MemoryStream(_objects[key]);
        using Stream plain = key.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(content, CompressionMode.Decompress) : content;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
