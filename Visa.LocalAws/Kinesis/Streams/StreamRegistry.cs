using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>
/// All streams, each in a folder of its own with its metadata and a log per shard. The metadata is written last, so that a folder
/// without it is what a crash left of a creation, or of a deletion.
/// </summary>
internal sealed class StreamRegistry(DataDirectory data, LogStore logs, IOptions<KinesisOptions> options, IOptions<LocalAwsOptions> aws, TimeProvider time) : IDisposable
{
    private const string MetadataFile = "stream.json";
    private const string Suffix = ".stream";
    private const int RetentionHours = 24;

    private readonly ConcurrentDictionary<string, KinesisStream> _streams = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changes = new(1);

    /// <summary>Streams in the order of their names.</summary>
    public IReadOnlyList<KinesisStream> All => [.. _streams.Values.OrderBy(stream => stream.Name, StringComparer.Ordinal)];

    public bool TryFind(string name, [NotNullWhen(true)] out KinesisStream? stream) => _streams.TryGetValue(name, out stream);

    /// <summary>Throws ResourceNotFoundException.</summary>
    public KinesisStream Find(string name) => TryFind(name, out var stream) ? stream : throw AwsErrors.ResourceNotFound($"Stream {name} under account {LocalAwsOptions.AccountId} not found.");

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.GetDirectories(data.For("kinesis")))
        {
            var file = Path.Combine(folder, MetadataFile);
            if (!File.Exists(file))
            {
                Directory.Delete(folder, recursive: true);
                continue;
            }

            var metadata = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), StreamJsonContext.Default.StreamMetadata)
                ?? throw new InvalidDataException($"{file} holds no stream; delete its folder to begin without it.");
            _streams[metadata.Name] = Open(metadata, folder);
        }
    }

    /// <summary>Creates an active stream. Throws ResourceInUseException, LimitExceededException.</summary>
    public async Task<KinesisStream> CreateAsync(string name, string mode, int shardCount, int maxRecordSizeKiB, CancellationToken cancellationToken)
    {
        await _changes.WaitAsync(cancellationToken);
        try
        {
            if (_streams.ContainsKey(name))
            {
                throw AwsErrors.ResourceInUse($"Stream {name} under account {LocalAwsOptions.AccountId} already exists.");
            }

            CheckShardLimit(shardCount);
            var metadata = new StreamMetadata(name, mode, shardCount, time.GetUtcNow(), maxRecordSizeKiB, RetentionHours);
            var folder = FolderOf(name);
            var stream = Open(metadata, folder);
            await DurableFile.WriteAsync(Path.Combine(folder, MetadataFile), JsonSerializer.SerializeToUtf8Bytes(metadata, StreamJsonContext.Default.StreamMetadata), cancellationToken);
            DirectorySync.Flush(data.For("kinesis"));
            return _streams[name] = stream;
        }
        finally
        {
            _changes.Release();
        }
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await _changes.WaitAsync(cancellationToken);
        try
        {
            Find(name);
            _streams.TryRemove(name, out _);
            File.Delete(Path.Combine(FolderOf(name), MetadataFile));
            DirectorySync.Flush(FolderOf(name));
            Directory.Delete(FolderOf(name), recursive: true);
        }
        finally
        {
            _changes.Release();
        }
    }

    public void Dispose() => _changes.Dispose();

    private KinesisStream Open(StreamMetadata metadata, string folder)
    {
        var shards = Enumerable.Range(0, metadata.ShardCount).Select(index => new Shard(
            index,
            HashKeyRange.Part(index, metadata.ShardCount),
            metadata.CreatedAt,
            logs.Open(Path.Combine(folder, ShardId.Of(index))),
            new ShardThroughput(options.Value.EnforceLimits, time)));
        return new KinesisStream(metadata, $"arn:aws:kinesis:{aws.Value.Region}:{LocalAwsOptions.AccountId}:stream/{metadata.Name}", [.. shards]);
    }

    // The suffix keeps the legal names . and .. inside the folder.
    private string FolderOf(string name) => Path.Combine(data.For("kinesis"), name + Suffix);

    private void CheckShardLimit(int shardCount)
    {
        var open = _streams.Values.Sum(stream => stream.Shards.Count);
        if (open + shardCount > options.Value.ShardLimit)
        {
            throw AwsErrors.LimitExceeded(
                $"This request would exceed the shard limit for the account {LocalAwsOptions.AccountId} in {aws.Value.Region}. Current shard count for the account: {open}. "
                + $"Limit: {options.Value.ShardLimit}. Number of additional shards that would have resulted from this request: {shardCount}. "
                + "Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.");
        }
    }
}
