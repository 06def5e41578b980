using Cronos;

namespace Visa.Orchestrator.Dags;

/// <summary>A validated DAG: name, schedule and steps in an order that respects the edges.</summary>
public sealed record DagDefinition(string Name, CronExpression Cron, TimeSpan StartDelay, int Retries, IReadOnlyList<StepDefinition> Steps)
{
    public static DagDefinition Build(string name, IDag dag)
    {
        var builder = new DagBuilder();
        dag.Configure(builder);
        if (builder.Cron is not { } cron)
        {
            throw new InvalidOperationException($"DAG '{name}' has no schedule. Call EveryInterval in its Configure.");
        }

        return builder.Steps.Count == 0
            ? throw new InvalidOperationException($"DAG '{name}' has no steps.")
            : new DagDefinition(name, cron, builder.StartDelay, builder.Retries, builder.Steps);
    }

    /// <summary>The newest interval that may run at <paramref name="now"/>; none when the schedule has fewer than two occurrences before it.</summary>
    public DataInterval? LatestDue(DateTimeOffset now)
    {
        var until = now - StartDelay;
        var lookBack = TimeSpan.FromHours(1);
        for (var step = 0; step < 5; step++, lookBack *= 8)
        {
            var occurrences = Cron.GetOccurrences(until - lookBack, until, TimeZoneInfo.Utc, fromInclusive: true, toInclusive: true).TakeLast(2).ToList();
            if (occurrences.Count == 2)
            {
                return new DataInterval(occurrences[0], occurrences[1]);
            }
        }

        return null;
    }
}
