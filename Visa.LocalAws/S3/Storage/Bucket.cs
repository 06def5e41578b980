using System.Collections.Immutable;
using System.Text.Json;
using Visa.LocalAws.Journals;

namespace Visa.LocalAws.S3.Storage;

/// <summary>
/// One bucket: blobs of content and a journal of what they mean. Content is synced before the entry that refers to it, so an object is
/// there wholly or not at all; what anyone was told is on disk by then.
/// </summary>
internal sealed class Bucket : IAsyncDisposable
{
    private const string JournalFile = "bucket.journal";
    private const string BlobFolder = "blobs";

    private readonly Lock _changing = new();
    private readonly BucketState _state = new();
    private readonly Journal _journal;
    private bool _isDeleted;

    private Bucket(string folder)
    {
        var blobs = Directory.CreateDirectory(Path.Combine(folder, BlobFolder)).FullName;
        Name = Path.GetFileName(folder);
        Blobs = new BlobStore(blobs);
        _journal = Journal.Open(Path.Combine(folder, JournalFile), record => _state.Apply(JsonSerializer.Deserialize(record.Span, BucketJson.Default.BucketEntry)!));
        StrayBlobs = Blobs.DeleteAllBut(_state.BlobIds());
    }

    public string Name { get; }

    public BlobStore Blobs { get; }

    public BucketCreation? Creation => _state.Creation;

    /// <summary>How many blobs of unfinished writes the opening deleted.</summary>
    public int StrayBlobs { get; }

    public long TornBytes => _journal.TornBytes;

    /// <summary>The objects in key order as they are now.</summary>
    public ImmutableSortedSet<StoredObject> Objects => _state.Objects;

    /// <summary>Opens or makes the folder; a new bucket exists once its creation is committed.</summary>
    public static Bucket Open(string folder) => new(folder);

    public StoredObject? Find(string key) => _state.Find(key);

    /// <summary>Finds an object and keeps its content until it is released with <see cref="BlobStore.Release"/>.</summary>
    public StoredObject? Hold(string key)
    {
        while (Find(key) is { } stored)
        {
            Blobs.Hold(stored.Blobs);
            if (ReferenceEquals(Find(key), stored))
                return stored;
            Blobs.Release(stored.Blobs);
        }
        return null;
    }

    /// <summary>Reads a part of the state that changes in place.</summary>
    public T Read<T>(Func<BucketState, T> read)
    {
        lock (_changing)
            return read(_state);
    }

    /// <summary>Makes one change and waits until it is on disk.</summary>
    /// <param name="decide">Says what happens, seeing the state that it happens to; it may throw to refuse.</param>
    public async ValueTask CommitAsync(Func<BucketState, BucketEntry> decide, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<Blob> unused;
        lock (_changing)
        {
            if (_isDeleted)
                throw S3Failure.NoSuchBucket();
            var entry = decide(_state);
            _journal.Append(Write(entry).Span);
            unused = _state.Apply(entry);
        }
        // Decided is decided: a caller that leaves now must not keep the replaced content on disk.
        await SettleAsync(CancellationToken.None);
        Blobs.Delete(unused);
    }

    /// <summary>As <see cref="CommitAsync(Func{BucketState, BucketEntry}, CancellationToken)"/> for a change that takes new content, which is deleted if the change is refused.</summary>
    public async ValueTask CommitAsync(Blob content, Func<BucketState, BucketEntry> decide, CancellationToken cancellationToken)
    {
        var isDecided = false;
        try
        {
            await CommitAsync(
                state =>
                {
                    var entry = decide(state);
                    isDecided = true;
                    return entry;
                },
                cancellationToken);
        }
        finally
        {
            if (!isDecided)
                Blobs.Delete([content]);
        }
    }

    /// <summary>Waits until all that memory shows now is on disk.</summary>
    public ValueTask SettleAsync(CancellationToken cancellationToken) => _journal.SettleAsync(TakeSnapshot, cancellationToken);

    /// <summary>Refuses every later change, if the bucket is empty.</summary>
    public ValueTask CloseEmptyAsync()
    {
        lock (_changing)
        {
            if (_isDeleted)
                throw S3Failure.NoSuchBucket();
            if (!Objects.IsEmpty)
                throw S3Failure.BucketNotEmpty();
            _isDeleted = true;
        }
        return _journal.DisposeAsync();
    }

    /// <summary>Closes the journal of a bucket whose creation was never finished.</summary>
    public void Abandon() => _journal.Abandon();

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private static ReadOnlyMemory<byte> Write(BucketEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, BucketJson.Default.BucketEntry);

    private JournalSnapshot TakeSnapshot()
    {
        lock (_changing)
            return new JournalSnapshot(_state.ToEntries().Select(Write), _journal.Position);
    }
}
