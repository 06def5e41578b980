namespace Visa.Orchestrator.Batch;

/// <summary>Two numbers that are to be the same.</summary>
/// <param name="Name">What they are of, such as <c>transactions: lines = processed + quarantined</c>.</param>
public sealed record Check(string Name, string Expected, string Actual)
{
    public bool IsMet => Expected == Actual;
}
