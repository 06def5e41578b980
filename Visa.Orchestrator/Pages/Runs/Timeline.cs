using System.Globalization;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Pages.Runs;

/// <summary>When each step of a run waited and worked, on one axis of time.</summary>
internal sealed record Timeline(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<TimelineRow> Rows, IReadOnlyList<TimelineTick> Ticks)
{
    private const int RowsAtMost = 500;
    private const int TicksAtMost = 8;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    private static readonly double[] TickSeconds = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];

    public static Timeline Of(RunView run, IReadOnlyList<AttemptBar> attempts, DateTimeOffset now)
    {
        var byStep = attempts.ToLookup(attempt => attempt.StepId);
        var spans = run.Steps.GroupBy(step => step.Name).SelectMany(items => items.OrderBy(item => item.MapIndex)).Where(step => step.ReadyAt is not null || step.StartedAt is not null).Take(RowsAtMost)
            .Select(step => (Step: step, Spans: SpansOf(step, [.. byStep[step.Id]], now).ToList())).Where(row => row.Spans.Count > 0).ToList();
        if (spans.Count == 0)
        {
            return new Timeline(run.CreatedAt, now, [], []);
        }

        var from = spans.Min(row => row.Spans.Min(span => span.From));
        var to = spans.Max(row => row.Spans.Max(span => span.To));
        to = to - from < Shortest ? from + Shortest : to;
        var whole = to - from;
        var rows = spans.ConvertAll(row => new TimelineRow(
            row.Step.Id, row.Step.MapIndex == StepRow.Whole ? row.Step.Name : $"{row.Step.Name}[{row.Step.MapIndex}]", Took(row.Step, now),
            row.Spans.ConvertAll(span => new TimelineBar(span.State, (span.From - from) / whole, (span.To - span.From) / whole, span.Says))));
        return new Timeline(from, to, rows, TicksOf(from, whole));
    }

    private static IEnumerable<Span> SpansOf(StepView step, IReadOnlyList<AttemptBar> attempts, DateTimeOffset now)
    {
        if (step.ReadyAt is { } ready)
        {
            var until = step.StartedAt is { } started && started >= ready ? started : step.EndedAt ?? now;
            yield return new Span(State: null, ready, until, $"waited {PageText.Took(ready, until)}");
        }

        foreach (var attempt in attempts)
        {
            // The step says how its latest attempt stands; the row of the attempt is written when it ends.
            var state = attempt.EndedAt is null ? step.State : attempt.State;
            var end = attempt.EndedAt ?? (step.State.IsEnd() ? step.EndedAt ?? attempt.StartedAt : now);
            yield return new Span(state, attempt.StartedAt, end, $"attempt {attempt.Attempt} {PageText.Words(state)}, {PageText.Took(attempt.StartedAt, end)}");
        }

        if (attempts.Count == 0 && step.StartedAt is { } start)
        {
            var end = step.EndedAt ?? now;
            yield return new Span(step.State, start, end, $"{PageText.Words(step.State)}, {PageText.Took(start, end)}");
        }
    }

    private static string Took(StepView step, DateTimeOffset now) => step.StartedAt is null ? "" : PageText.Took(step.StartedAt, step.EndedAt ?? now);

    /// <summary>Round distances from the start, few enough to read.</summary>
    private static List<TimelineTick> TicksOf(DateTimeOffset from, TimeSpan whole)
    {
        var distance = TickSeconds.FirstOrDefault(seconds => whole.TotalSeconds / seconds <= TicksAtMost);
        if (distance == 0)
        {
            distance = Math.Ceiling(whole.TotalDays / TicksAtMost) * 86400;
        }

        var ticks = new List<TimelineTick>();
        for (var at = 0.0; at <= whole.TotalSeconds; at += distance)
        {
            ticks.Add(new TimelineTick(at / whole.TotalSeconds, at == 0 ? from.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : $"+{PageText.Took(TimeSpan.FromSeconds(at))}"));
        }

        return ticks;
    }

    private sealed record Span(StepState? State, DateTimeOffset From, DateTimeOffset To, string Says);
}
