namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>A lease as its host sees it.</summary>
internal interface IOwnedLease : IShardLease
{
    /// <summary>Stops treating the lease as held.</summary>
    void Lose();
}
