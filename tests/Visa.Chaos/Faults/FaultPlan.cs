using Visa.Chaos.Processes;

namespace Visa.Chaos.Faults;

/// <summary>Which faults strike when: chosen by the seed, one or two in each round, and a split and a merge in each campaign.</summary>
internal static class FaultPlan
{
    public static IReadOnlyList<PlannedFault> Of(int seed, int rounds)
    {
        var random = new Random(seed);
        var plan = new List<PlannedFault>
        {
            new(rounds / 3, Moment(random), new ShardSplit()),
            new(rounds * 2 / 3, Moment(random), new ShardMerge()),
        };
        for (var round = 0; round < rounds; round++)
        {
            for (var faults = random.Next(1, 3); faults > 0; faults--)
                plan.Add(new PlannedFault(round, Moment(random), Choose(random)));
        }
        return plan;
    }

    private static TimeSpan Moment(Random random) => TimeSpan.FromSeconds(random.NextDouble() * 2);

    private static IFault Choose(Random random)
    {
        var consumer = random.Next(2);
        var time = TimeSpan.FromSeconds(random.NextDouble());
        ServiceProcess Consumer(TestedSystem system) => system.Consumers[consumer];
        return random.Next(10) switch
        {
            0 or 1 => new ProcessKill("consumer killed", Consumer, time),
            2 => new ProcessKill("scoring killed", system => system.Scoring, time * 6),
            3 => new ProcessKill("AWS killed", system => system.LocalAws, time),
            // Past the failover time of 3 s, or not.
            4 or 5 => new ProcessPause("consumer paused", Consumer, time * 6),
            // Past the deadline of 5 s, or not.
            6 => new ProcessPause("scoring paused", system => system.Scoring, time * 8),
            7 => new ProcessPause("AWS paused", system => system.LocalAws, time * 2),
            8 => new LeaseTheft(random.Next(100), keeps: true),
            _ => new LeaseTheft(random.Next(100), keeps: false),
        };
    }
}
