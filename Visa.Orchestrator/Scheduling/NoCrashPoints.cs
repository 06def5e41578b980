namespace Visa.Orchestrator.Scheduling;

internal sealed class NoCrashPoints : ICrashPoints
{
    public void At(string point)
    {
    }
}
