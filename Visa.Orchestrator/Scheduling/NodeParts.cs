using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>What a scheduler is made of: the same in a process, in a test with virtual time, and in one that is ended at any point.</summary>
internal sealed record NodeParts(
    IDatabase Database, DagCatalogue Dags, NodeIdentity Identity, SchedulingPace Pace, IServiceProvider Services, TimeProvider Time, Wakeup Wakeup, ICrashPoints Crashes, ILoggerFactory Loggers, int Capacity)
{
    /// <param name="pools">Entered with their slots unless they exist.</param>
    public SchedulerNode Build(IReadOnlyDictionary<string, int>? pools = null)
    {
        var database = Crashes is NoCrashPoints ? Database : new CrashableDatabase(Database, Crashes);
        var transitions = new StepTransitions(database, Dags, Identity, Pace, Time);
        var launcher = new StepLauncher(
            database, Dags, transitions, new RemoteDriver(transitions, Crashes, Pace, Time), new StepContexts(database), Services, Pace, Time, Wakeup, Loggers.CreateLogger<StepLauncher>());
        return new SchedulerNode(
            database, Identity, new ScheduleTicker(database, Dags, Time), new RunAdmission(database, Dags), new StepClaims(database, Dags, Identity, Pace),
            new LeaseKeeper(database, Dags, Identity, Pace, transitions), new TimeLimits(database, Dags, Time), launcher, Pace, Wakeup, Time, Capacity, pools ?? new Dictionary<string, int>());
    }
}
