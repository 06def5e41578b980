using Amazon.Kinesis.ClientLibrary.Leases;

namespace Amazon.Kinesis.ClientLibrary.Shards;

/// <summary>A shard as the stream lists it.</summary>
internal sealed record StreamShard
{
    public required string Id { get; init; }

    /// <summary>One for a shard that a split made, two for a merge; they may be gone from the stream.</summary>
    public IReadOnlyList<string> ParentIds { get; init; } = [];

    public HashRange? HashRange { get; init; }

    public string StartingSequenceNumber { get; init; } = "0";

    /// <summary>Whether it still takes records.</summary>
    public bool IsOpen { get; init; }
}
