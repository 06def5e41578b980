namespace Visa.Orchestrator.Dags;

public enum DeadlineFrom
{
    IntervalEnd,
    RunCreated,
}
