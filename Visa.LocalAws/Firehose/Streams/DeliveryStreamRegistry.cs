using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Firehose.Delivery;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Firehose.Streams;

/// <summary>
/// All delivery streams, each in a folder of its own: metadata, checkpoint, and the records that were put directly and are not delivered yet.
/// The metadata is written last, so that a folder without it is what a crash left of a creation, or of a deletion.
/// </summary>
internal sealed class DeliveryStreamRegistry(DataDirectory data, LogStore logs, IOptions<LocalAwsOptions> aws) : IDisposable
{
    private const string MetadataFile = "delivery-stream.json";
    private const string RecordsFolder = "records";
    private const string Suffix = ".delivery";

    private readonly ConcurrentDictionary<string, DeliveryStream> _streams = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changes = new(1);

    /// <summary>Delivery streams in the order of their names.</summary>
    public IReadOnlyList<DeliveryStream> All => [.. _streams.Values.OrderBy(stream => stream.Name, StringComparer.Ordinal)];

    /// <summary>Throws ResourceNotFoundException.</summary>
    public DeliveryStream Find(string name) => _streams.TryGetValue(name, out var stream)
        ? stream
        : throw NotFound(name);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.GetDirectories(Root))
        {
            var file = Path.Combine(folder, MetadataFile);
            if (!File.Exists(file))
            {
                Directory.Delete(folder, recursive: true);
                continue;
            }

            var metadata = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), FirehoseJsonContext.Default.DeliveryStreamMetadata)
                ?? throw new InvalidDataException($"{file} holds no delivery stream; delete its folder to begin without it.");
            _streams[metadata.Name] = await OpenAsync(metadata, cancellationToken);
        }
    }

    /// <summary>Creates a delivery stream whose source is read from <paramref name="start"/> on. Throws ResourceInUseException.</summary>
    /// <param name="start">The next key of each partition of the source.</param>
    public async Task<DeliveryStream> CreateAsync(DeliveryStreamMetadata metadata, IReadOnlyDictionary<string, long> start, CancellationToken cancellationToken)
    {
        await _changes.WaitAsync(cancellationToken);
        try
        {
            if (_streams.ContainsKey(metadata.Name))
            {
                throw AwsErrors.ResourceInUse($"Firehose {metadata.Name} under accountId {LocalAwsOptions.AccountId} already exists");
            }

            var stream = await OpenAsync(metadata, cancellationToken);
            await stream.Checkpoint.MoveAsync(start, cancellationToken);
            await WriteAsync(stream, metadata, cancellationToken);
            DirectorySync.Flush(Root);
            return _streams[metadata.Name] = stream;
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>Changes what is stored of a delivery stream; what <paramref name="change"/> throws refuses it.</summary>
    public async Task ChangeAsync(DeliveryStream stream, Func<DeliveryStreamMetadata, DeliveryStreamMetadata> change, CancellationToken cancellationToken)
    {
        await _changes.WaitAsync(cancellationToken);
        try
        {
            var changed = change(Find(stream.Name).Metadata);
            await WriteAsync(stream, changed, cancellationToken);
            stream.Change(changed);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>Deletes it, if nobody else has meanwhile. Throws ResourceNotFoundException.</summary>
    public async Task DeleteAsync(DeliveryStream stream, CancellationToken cancellationToken)
    {
        await _changes.WaitAsync(cancellationToken);
        try
        {
            if (!_streams.TryRemove(KeyValuePair.Create(stream.Name, stream)))
            {
                throw NotFound(stream.Name);
            }

            File.Delete(Path.Combine(stream.Folder, MetadataFile));
            DirectorySync.Flush(stream.Folder);
            Directory.Delete(stream.Folder, recursive: true);
        }
        finally
        {
            _changes.Release();
        }
    }

    public void Dispose() => _changes.Dispose();

    private static AwsException NotFound(string name) => AwsErrors.ResourceNotFound($"Firehose {name} not found under account {LocalAwsOptions.AccountId}.");

    private static ValueTask WriteAsync(DeliveryStream stream, DeliveryStreamMetadata metadata, CancellationToken cancellationToken) => DurableFile.WriteAsync(
        Path.Combine(stream.Folder, MetadataFile),
        JsonSerializer.SerializeToUtf8Bytes(metadata, FirehoseJsonContext.Default.DeliveryStreamMetadata),
        cancellationToken);

    private string Root => data.For("firehose");

    private async Task<DeliveryStream> OpenAsync(DeliveryStreamMetadata metadata, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, metadata.Name + Suffix)).FullName;
        return new DeliveryStream(
            metadata,
            $"arn:aws:firehose:{aws.Value.Region}:{LocalAwsOptions.AccountId}:deliverystream/{metadata.Name}",
            folder,
            metadata.Source is null ? logs.Open(Path.Combine(folder, RecordsFolder)) : null,
            await Checkpoint.LoadAsync(folder, cancellationToken));
    }
}
