namespace Visa.Scoring.Ledger;

/// <summary>Another reader settled this part of the shard; whoever gets this reads on from the stored position.</summary>
internal sealed class PositionMovedException(string shardId, string? expected)
    : Exception($"The position of {shardId} is no longer {expected ?? "its start"}: another process reads into the same database.");
