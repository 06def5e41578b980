namespace Visa.Generator.Reconciliation;

/// <summary>How long to go on without progress.</summary>
internal sealed class Patience(TimeSpan limit, TimeProvider timeProvider)
{
    private long _since = timeProvider.GetTimestamp();

    public bool IsOver => timeProvider.GetElapsedTime(_since) >= limit;

    public void Renew() => _since = timeProvider.GetTimestamp();
}
