namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Where a shard without a checkpoint is read from.</summary>
public enum InitialPosition
{
    /// <summary>
    /// The tip: only records that arrive after the reading began. Until the first checkpoint a restart begins at the tip again.
    /// </summary>
    Latest,

    /// <summary>The oldest record that the stream still has.</summary>
    TrimHorizon,

    /// <summary>The first record at or after <see cref="KclOptions.InitialTimestamp"/>.</summary>
    AtTimestamp,
}
