using Visa.Generator.Simulation;

namespace Visa.Generator.Live;

/// <summary>The simulation's days as one endless sequence of events in the order of their times, from an instant on.</summary>
internal static class EventFeed
{
    public static IEnumerable<SimulatedEvent> From(NetworkSimulation simulation, DateTimeOffset start, CancellationToken cancellationToken)
    {
        while (true)
        {
            var day = simulation.NextDay(parallelism: 1, cancellationToken);
            foreach (var next in InOrder(day))
                if (next.Time >= start) yield return next;
        }
    }

    private static IEnumerable<SimulatedEvent> InOrder(SimulatedDay day)
    {
        var reported = 0;
        for (var i = 0; i < day.Count; i++)
        {
            var time = day.EventTime(i);
            while (reported < day.Chargebacks.Count && day.Chargebacks[reported].ReportedAt <= time) yield return new SimulatedEvent(null, day.Chargebacks[reported++]);
            yield return new SimulatedEvent(new SimulatedTransaction(day.Materialise(i), day.Typology(i)), null);
        }
        while (reported < day.Chargebacks.Count) yield return new SimulatedEvent(null, day.Chargebacks[reported++]);
    }
}
