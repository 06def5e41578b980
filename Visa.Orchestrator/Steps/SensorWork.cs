namespace Visa.Orchestrator.Steps;

/// <summary>Looks now and then; between looks it is a row of the database and nothing else.</summary>
public sealed record SensorWork(TimeSpan Every, Func<StepContext, CancellationToken, Task<SensorAnswer<string>>> LookAsync) : StepWork
{
    public override string Kind => "wait";
}
