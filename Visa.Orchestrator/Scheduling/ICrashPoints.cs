namespace Visa.Orchestrator.Scheduling;

/// <summary>Where a test may end a node: before and after each commit and each call to a service.</summary>
public interface ICrashPoints
{
    /// <exception cref="NodeCrashedException">The node ends here.</exception>
    void At(string point);
}
