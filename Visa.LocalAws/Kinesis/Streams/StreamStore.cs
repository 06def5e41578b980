using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>
/// Streams on disk, each in a folder of its own with its metadata and a log per shard. The metadata is written last, so that a folder
/// without it, or a log that it does not name, is what a crash left of a creation, a reshard or a deletion.
/// </summary>
internal sealed class StreamStore(DataDirectory data, LogStore logs, IOptions<KinesisOptions> options, IOptions<LocalAwsOptions> aws, TimeProvider time)
{
    private const string MetadataFile = "stream.json";
    private const string Suffix = ".stream";

    private string Root => data.For("kinesis");

    public async Task<IReadOnlyList<KinesisStream>> LoadAsync(CancellationToken cancellationToken)
    {
        var streams = new List<KinesisStream>();
        foreach (var folder in Directory.GetDirectories(Root))
        {
            var file = Path.Combine(folder, MetadataFile);
            if (!File.Exists(file))
            {
                Directory.Delete(folder, recursive: true);
                continue;
            }

            var metadata = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), StreamJsonContext.Default.StreamMetadata)
                ?? throw new InvalidDataException($"{file} holds no stream; delete its folder to begin without it.");
            metadata = metadata.Complete();
            DeleteUnnamed(folder, metadata);
            streams.Add(Open(metadata));
        }

        return streams;
    }

    /// <summary>Opens the logs of a stream; they are created when they are missing.</summary>
    public KinesisStream Open(StreamMetadata metadata) => new(
        metadata,
        $"arn:aws:kinesis:{aws.Value.Region}:{LocalAwsOptions.AccountId}:stream/{metadata.Name}",
        [.. metadata.Shards.Select(shard => OpenShard(metadata, shard))]);

    public Shard OpenShard(StreamMetadata stream, ShardMetadata shard) =>
        new(shard, logs.Open(Path.Combine(FolderOf(stream.Name), ShardId.Of(shard.Index))), new ShardThroughput(options.Value.EnforceLimits, time));

    public async Task SaveAsync(StreamMetadata metadata, CancellationToken cancellationToken)
    {
        var file = Path.Combine(FolderOf(metadata.Name), MetadataFile);
        var isNew = !File.Exists(file);
        await DurableFile.WriteAsync(file, JsonSerializer.SerializeToUtf8Bytes(metadata, StreamJsonContext.Default.StreamMetadata), cancellationToken);
        if (isNew)
        {
            DirectorySync.Flush(Root);
        }
    }

    public void Delete(KinesisStream stream)
    {
        var folder = FolderOf(stream.Name);
        File.Delete(Path.Combine(folder, MetadataFile));
        DirectorySync.Flush(folder);
        Directory.Delete(folder, recursive: true);
    }

    public void DeleteShards(KinesisStream stream, IEnumerable<Shard> shards)
    {
        foreach (var shard in shards)
        {
            Directory.Delete(Path.Combine(FolderOf(stream.Name), shard.Id), recursive: true);
        }
    }

    private static void DeleteUnnamed(string folder, StreamMetadata metadata)
    {
        var named = metadata.Shards.Select(shard => ShardId.Of(shard.Index)).ToHashSet(StringComparer.Ordinal);
        foreach (var log in Directory.GetDirectories(folder).Where(log => !named.Contains(Path.GetFileName(log))))
        {
            Directory.Delete(log, recursive: true);
        }
    }

    // The suffix keeps the legal names . and .. inside the folder.
    private string FolderOf(string name) => Path.Combine(Root, name + Suffix);
}
