using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>All streams. Changes happen one after another, each on disk before it shows.</summary>
internal sealed class StreamRegistry(StreamStore store, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, KinesisStream> _streams = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changes = new(1);

    /// <summary>Streams in the order of their names.</summary>
    public IReadOnlyList<KinesisStream> All => [.. _streams.Values.OrderBy(stream => stream.Name, StringComparer.Ordinal)];

    public int OpenShardCount => _streams.Values.Sum(stream => stream.Metadata.OpenShardCount);

    public bool TryFind(string name, [NotNullWhen(true)] out KinesisStream? stream) => _streams.TryGetValue(name, out stream);

    /// <summary>Throws ResourceNotFoundException.</summary>
    public KinesisStream Find(string name) => TryFind(name, out var stream) ? stream : throw NotFound(name);

    /// <summary>The stream that members name which have passed their constraints. Throws ResourceNotFoundException.</summary>
    public KinesisStream Find(StreamInput input) => input.Name is null && input.Arn is null && input.Id is { } id
        ? _streams.Values.FirstOrDefault(stream => stream.Metadata.StreamId == id) ?? throw NotFound(id)
        : Find(input.Resolve());

    /// <summary>A stream that records can be put to and read from. Throws ResourceNotFoundException.</summary>
    public KinesisStream FindForRecords(StreamInput input) => Find(input) is { TakesRecords: true } stream ? stream : throw NotFound(input.Resolve());

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in await store.LoadAsync(cancellationToken))
        {
            _streams[stream.Name] = stream;
        }
    }

    /// <summary>Creates a stream, in the state CREATING. Throws ResourceInUseException, and what <paramref name="check"/> throws.</summary>
    public Task<KinesisStream> CreateAsync(StreamMetadata metadata, Action check, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            if (_streams.ContainsKey(metadata.Name))
            {
                throw AwsErrors.ResourceInUse($"Stream {metadata.Name} under account {LocalAwsOptions.AccountId} already exists.");
            }

            check();
            var stream = store.Open(metadata);
            await store.SaveAsync(metadata, cancellationToken);
            return _streams[metadata.Name] = stream;
        },
        cancellationToken);

    /// <summary>Changes what is stored of a stream, but not its shards.</summary>
    /// <param name="change">Returns the new state, or throws the refusal.</param>
    public Task<KinesisStream> ChangeAsync(string name, Func<StreamMetadata, StreamMetadata> change, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            var stream = Find(name);
            var changed = change(stream.Metadata);
            if (changed != stream.Metadata)
            {
                await store.SaveAsync(changed, cancellationToken);
                stream.Publish(changed, stream.Shards);
            }

            return stream;
        },
        cancellationToken);

    /// <summary>Ends every state of passage that a stream and its consumers are in: creates, reshards, deletes.</summary>
    public Task SettleAsync(string name, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            if (!TryFind(name, out var stream))
            {
                return false;
            }

            if (stream.Metadata.Status == StreamState.Deleting)
            {
                _streams.TryRemove(name, out _);
                store.Delete(stream);
                stream.Publish(stream.Metadata, stream.Shards);
                foreach (var shard in stream.Shards)
                {
                    shard.Log.Wake();
                }

                return true;
            }

            var settled = StreamPassage.Settle(stream.Metadata, time.GetUtcNow());
            await ReplaceShardsAsync(stream, settled, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Forgets the closed shards of which nothing is kept any more.</summary>
    public Task<int> DropShardsAsync(KinesisStream stream, DateTimeOffset horizon, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            var before = stream.Shards;
            var kept = stream.Metadata.Shards.Where(shard => shard.ClosedAt is not { } closedAt || closedAt >= horizon).ToList();
            if (kept.Count == before.Count || !_streams.ContainsKey(stream.Name))
            {
                return 0;
            }

            await ReplaceShardsAsync(stream, stream.Metadata with { Shards = kept }, cancellationToken);
            store.DeleteShards(stream, before.Except(stream.Shards));
            return before.Count - kept.Count;
        },
        cancellationToken);

    public void Dispose() => _changes.Dispose();

    /// <summary>
    /// Closes shards and opens others. The parents take no more records from before their last one is on disk until the new state is: what
    /// is put meanwhile waits and goes to the children.
    /// </summary>
    private async Task ReplaceShardsAsync(KinesisStream stream, StreamMetadata changed, CancellationToken cancellationToken)
    {
        var closing = changed.Shards.Where(shard => shard.ClosedAt is not null && stream.FindShard(shard.Index) is { IsClosed: false })
            .Select(shard => (Shard: stream.FindShard(shard.Index)!, Closed: shard)).ToList();
        try
        {
            await Task.WhenAll(closing.Select(pair => pair.Shard.Log.SealAsync()));
            var shards = changed.Shards.Select(shard => stream.FindShard(shard.Index) ?? store.OpenShard(changed, shard)).ToList();
            await store.SaveAsync(changed, cancellationToken);
            // Children are there before their parent has ended: whoever sees its end is told of them.
            stream.Publish(changed, shards);
            closing.ForEach(pair => pair.Shard.Close(pair.Closed));
        }
        catch
        {
            closing.ForEach(pair => pair.Shard.Log.Unseal());
            throw;
        }
    }

    private async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _changes.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _changes.Release();
        }
    }

    private static AwsException NotFound(string name) => AwsErrors.ResourceNotFound($"Stream {name} under account {LocalAwsOptions.AccountId} not found.");
}
