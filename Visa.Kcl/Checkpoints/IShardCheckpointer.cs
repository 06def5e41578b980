namespace Amazon.Kinesis.ClientLibrary.Checkpoints;

/// <summary>A checkpointer as its host sees it.</summary>
internal interface IShardCheckpointer : IRecordProcessorCheckpointer
{
    /// <summary>The position up to which records need not be delivered again.</summary>
    ExtendedSequenceNumber Last { get; }

    /// <summary>Allows checkpoints up to a record that is about to be delivered.</summary>
    void Delivering(ExtendedSequenceNumber position);
}
