using Visa.Orchestrator.Scheduling;

namespace Visa.Orchestrator.Lab;

internal sealed record LabNode(string Name, SchedulerNode Scheduler, LabCrashes Crashes)
{
    public bool HasJoined { get; set; }

    public bool IsDead => Crashes.IsDead;
}
