namespace Visa.Features.Snapshots;

public enum SnapshotKind
{
    /// <summary>Every card.</summary>
    Base,

    /// <summary>What was accepted since the snapshot before.</summary>
    Delta,
}
