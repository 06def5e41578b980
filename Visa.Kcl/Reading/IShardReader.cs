namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>Reads one shard from its checkpoint to its end, ahead of its consumer.</summary>
internal interface IShardReader
{
    /// <summary>The pages in order; completed after the one at the end of a closed shard.</summary>
    PageQueue Pages { get; }

    /// <summary>Reads until the end of the shard or until cancelled. Nothing that the service answers ends it: it tries again, more slowly.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
