using System.Text.Json;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>The next key to deliver of each partition of a source, on disk. It moves only once the object with the keys before it is stored.</summary>
internal sealed class Checkpoint
{
    private const string FileName = "checkpoint.json";

    private readonly string _path;
    private Dictionary<string, long> _positions;

    private Checkpoint(string path, Dictionary<string, long> positions)
    {
        _path = path;
        _positions = positions;
    }

    public static async Task<Checkpoint> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        var positions = File.Exists(path)
            ? JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken), FirehoseJsonContext.Default.DictionaryStringInt64)
            : null;
        return new Checkpoint(path, positions ?? []);
    }

    /// <summary>The next key of a partition; 0, from the first record on, for one that was not seen before.</summary>
    public long Of(string partition) => _positions.GetValueOrDefault(partition);

    /// <summary>Moves the partitions that are named; the others stay.</summary>
    public async Task MoveAsync(IReadOnlyDictionary<string, long> positions, CancellationToken cancellationToken)
    {
        var moved = new Dictionary<string, long>(_positions, StringComparer.Ordinal);
        foreach (var (partition, key) in positions)
        {
            moved[partition] = key;
        }

        await DurableFile.WriteAsync(_path, JsonSerializer.SerializeToUtf8Bytes(moved, FirehoseJsonContext.Default.DictionaryStringInt64), cancellationToken);
        _positions = moved;
    }
}
