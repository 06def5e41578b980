namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>The leases to try to take: those that nobody holds, or one or a few of a more loaded worker.</summary>
internal sealed record LeasePlan(IReadOnlyList<Lease> Free, IReadOnlyList<Lease> Stolen)
{
    public static readonly LeasePlan Nothing = new([], []);
}
