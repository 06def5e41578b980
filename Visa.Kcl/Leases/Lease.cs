using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>One row of the lease table: who reads a shard, and how far it was read.</summary>
internal sealed record Lease
{
    /// <summary>The shard's id.</summary>
    public required string Key { get; init; }

    /// <summary>The worker that reads the shard; null when nobody does.</summary>
    public string? Owner { get; init; }

    /// <summary>Grows with each renewal, change of owner and checkpoint; every write is conditional on it.</summary>
    public long Counter { get; init; }

    public required ExtendedSequenceNumber Checkpoint { get; init; }

    public long OwnerSwitchesSinceCheckpoint { get; init; }

    public IReadOnlyList<string> ParentShardIds { get; init; } = [];

    public IReadOnlyList<string> ChildShardIds { get; init; } = [];

    public HashRange? HashRange { get; init; }

    /// <summary>Whether every record of the shard was processed.</summary>
    public bool IsFinished => Checkpoint == ExtendedSequenceNumber.ShardEnd;
}
