using System.Collections.Immutable;

namespace Visa.LocalAws.S3.Storage;

/// <summary>A bucket in memory: what its entries, applied in order, amount to. Readers take <see cref="Objects"/>, which never changes.</summary>
internal sealed class BucketState
{
    private readonly Dictionary<string, MultipartUpload> _uploads = [];
    private readonly Dictionary<string, SortedDictionary<int, UploadedPart>> _parts = [];
    private readonly SortedDictionary<string, string> _settings = new(StringComparer.Ordinal);
    private ImmutableSortedSet<StoredObject> _objects = ImmutableSortedSet.Create<StoredObject>(ObjectKeyOrder.Instance);

    public BucketCreation? Creation { get; private set; }

    /// <summary>The bucket's settings by subresource, each the XML document that was put.</summary>
    public IReadOnlyDictionary<string, string> Settings => _settings;

    public ImmutableSortedSet<StoredObject> Objects => Volatile.Read(ref _objects);

    public IEnumerable<MultipartUpload> Uploads => _uploads.Values;

    public StoredObject? Find(string key) => Objects.TryGetValue(StoredObject.At(key), out var found) ? found : null;

    /// <summary>The upload, if it is of this key.</summary>
    public MultipartUpload Upload(string id, string key) =>
        _uploads.TryGetValue(id, out var upload) && upload.Key == key ? upload : throw S3Failure.NoSuchUpload();

    /// <summary>An upload's parts by number.</summary>
    public IReadOnlyDictionary<int, UploadedPart> Parts(string uploadId) => _parts[uploadId];

    /// <returns>The blobs that nothing refers to any more.</returns>
    public IReadOnlyList<Blob> Apply(BucketEntry entry)
    {
        var unused = new List<Blob>();
        Creation = entry.Created ?? Creation;
        if (entry.Put is { } put)
            Replace(put.Key, put, unused);
        if (entry.Deleted is { } key)
            Replace(key, null, unused);
        if (entry.Setting is { Document: null } removed)
            _settings.Remove(removed.Name);
        else if (entry.Setting is { Document: { } document } setting)
            _settings[setting.Name] = document;
        if (entry.UploadBegun is { } upload)
        {
            _uploads[upload.Id] = upload;
            _parts[upload.Id] = [];
        }
        if (entry.PartUploaded is { } part)
            AddPart(part, unused);
        if (entry.UploadEnded is { } ended)
            EndUpload(ended, entry.Put?.Blobs ?? [], unused);
        return unused;
    }

    /// <summary>Entries that amount to this state.</summary>
    public IEnumerable<BucketEntry> ToEntries()
    {
        var uploads = _uploads.Values.Select(upload => new BucketEntry { UploadBegun = upload });
        var parts = _parts.Values.SelectMany(parts => parts.Values).Select(part => new BucketEntry { PartUploaded = part });
        var settings = _settings.Select(setting => new BucketEntry { Setting = new BucketSetting(setting.Key, setting.Value) });
        return [new BucketEntry { Created = Creation }, .. settings, .. uploads, .. parts, .. Objects.Select(stored => new BucketEntry { Put = stored })];
    }

    public IReadOnlySet<string> BlobIds() =>
        Objects.SelectMany(stored => stored.Blobs).Concat(_parts.Values.SelectMany(parts => parts.Values).Select(part => part.Blob)).Select(blob => blob.Id).ToHashSet();

    private void Replace(string key, StoredObject? put, List<Blob> unused)
    {
        var objects = _objects;
        if (objects.TryGetValue(StoredObject.At(key), out var old))
        {
            unused.AddRange(old.Blobs.Except(put?.Blobs ?? []));
            objects = objects.Remove(old);
        }
        Volatile.Write(ref _objects, put is null ? objects : objects.Add(put));
    }

    private void AddPart(UploadedPart part, List<Blob> unused)
    {
        var parts = _parts[part.UploadId];
        if (parts.TryGetValue(part.Number, out var old))
            unused.Add(old.Blob);
        parts[part.Number] = part;
    }

    private void EndUpload(string id, IReadOnlyList<Blob> kept, List<Blob> unused)
    {
        _uploads.Remove(id);
        if (_parts.Remove(id, out var parts))
            unused.AddRange(parts.Values.Select(part => part.Blob).Except(kept));
    }
}
