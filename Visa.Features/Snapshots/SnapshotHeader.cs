namespace Visa.Features.Snapshots;

/// <summary>What a snapshot rests on.</summary>
/// <param name="Chain">Names of the base and the deltas to be read before a delta, in order; empty for a base.</param>
public sealed record SnapshotHeader(SnapshotKind Kind, IReadOnlyList<string> Chain);
