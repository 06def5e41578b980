using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Visa.Kcl.Tests.Leases;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>Watches a simulation and notes every breach of what the library promises.</summary>
internal sealed class Oracle(VirtualWorld world, InMemoryLeaseStore table, SimulatedStream stream, TimeSpan failoverTime)
{
    private readonly Dictionary<string, TimeSpan> _lastWrite = [];
    private readonly Dictionary<string, (TimeSpan At, bool IsExpiry)> _lastTaking = [];
    private readonly HashSet<(string Shard, string Sequence)> _processed = [];
    private readonly Dictionary<(string Shard, long Epoch), string> _actors = [];
    private readonly Dictionary<string, long> _newestEpoch = [];

    public List<string> Breaches { get; } = [];

    public int Deliveries { get; private set; }

    public int Takeovers { get; private set; }

    public int Failures { get; set; }

    /// <summary>Effects that a store which knows the newest epoch would have refused.</summary>
    public int Fenced { get; private set; }

    public bool IsEverythingProcessed => stream.Shards.All(s => s.Records.All(r => _processed.Contains((s.Id, r.SequenceNumber))));

    public void Processed(string shardId, KinesisClientRecord record) => _processed.Add((shardId, record.SequenceNumber));

    public void Breach(string what) => Breaches.Add($"{world.Now}: {what}");

    /// <summary>A processor is about to be given a batch.</summary>
    public void BeforeDelivery(string workerId, string shardId)
    {
        Deliveries++;
        var owner = table.Contains(shardId) ? table[shardId].Owner : null;
        if (owner != workerId && !WasStolenJustNow(shardId))
            Breach($"{workerId} delivers {shardId}, whose lease {owner ?? "nobody"} holds");
        foreach (var parent in stream[shardId].ParentIds.Where(table.Contains))
        {
            if (!table[parent].IsFinished)
                Breach($"{shardId} is delivered before its parent {parent} has ended");
        }
    }

    /// <summary>
    /// A processor that has just found its lease held is about to have an effect. Nobody else can have the shard, but by stealing it: then the effect's
    /// epoch is smaller than the thief's, so that a store can refuse it.
    /// </summary>
    public void BeforeEffect(string workerId, string shardId, long epoch)
    {
        var owner = table.Contains(shardId) ? table[shardId].Owner : null;
        if (owner != workerId && !WasStolenJustNow(shardId))
            Breach($"{workerId} acts for {shardId}, whose lease {owner ?? "nobody"} holds");
        if (_actors.TryGetValue((shardId, epoch), out var actor) && actor != workerId)
            Breach($"{workerId} and {actor} act for {shardId} under the same epoch {epoch}");
        _actors[(shardId, epoch)] = workerId;
        var newest = _newestEpoch.GetValueOrDefault(shardId);
        if (epoch < newest && owner == workerId)
            Breach($"{workerId} owns {shardId} under epoch {epoch}, though {newest} acted before");
        if (epoch < newest)
            Fenced++;
        _newestEpoch[shardId] = Math.Max(newest, epoch);
    }

    public void BeforeDelete(string key)
    {
        if (table.Contains(key) && !table[key].IsFinished)
            Breach($"The unfinished lease {key} is deleted");
    }

    /// <summary>A conditional write was applied.</summary>
    public void AfterWrite(string workerId, Lease before, Lease written)
    {
        if (before.Owner != written.Owner)
        {
            var isExpiry = before.Owner is not null && world.Now - _lastWrite.GetValueOrDefault(written.Key) > failoverTime;
            _lastTaking[written.Key] = (world.Now, isExpiry);
            if (before.Owner is not null)
                Takeovers++;
        }
        else if (written.Owner != workerId)
        {
            Breach($"{workerId} writes the lease of {written.Key}, which {written.Owner ?? "nobody"} holds");
        }

        _lastWrite[written.Key] = world.Now;
        if (before.Checkpoint != written.Checkpoint)
            CheckCheckpoint(before, written);
    }

    // A lease may be stolen from a live owner, who finds out at its next write and no later than at the end of its own validity.
    private bool WasStolenJustNow(string shardId) =>
        _lastTaking.TryGetValue(shardId, out var taking) && !taking.IsExpiry && world.Now - taking.At < failoverTime;

    private void CheckCheckpoint(Lease before, Lease written)
    {
        if (written.Checkpoint < before.Checkpoint)
            Breach($"The checkpoint of {written.Key} goes back from {before.Checkpoint} to {written.Checkpoint}");
        var shard = stream[written.Key];
        var skipped = shard.Records.Count(r => ExtendedSequenceNumber.Of(r) <= written.Checkpoint && !_processed.Contains((shard.Id, r.SequenceNumber)));
        if (skipped > 0)
            Breach($"The checkpoint {written.Checkpoint} of {written.Key} skips {skipped} records");
    }
}
