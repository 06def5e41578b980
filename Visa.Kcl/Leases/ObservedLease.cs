namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>A lease with the time since this worker saw it change.</summary>
internal readonly record struct ObservedLease(Lease Lease, TimeSpan Age);
