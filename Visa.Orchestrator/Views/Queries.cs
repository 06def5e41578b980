using System.Data.Common;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Views;

/// <summary>What pages and the API show. Each is a fixed number of queries on indexes, however many runs there are.</summary>
public sealed class Queries(IDatabase database, DagCatalogue dags, TimeProvider time)
{
    private const int MarksPerDag = 20;
    private const int MissedAtMost = 100;

    public async Task<IReadOnlyList<DagView>> DagsAsync(CancellationToken cancellationToken)
    {
        var views = new List<DagView>();
        foreach (var dag in dags.All)
        {
            views.Add(await database.ReadAsync(session => DagAsync(session, dag), cancellationToken));
        }

        return views;
    }

    public async Task<DagView?> DagAsync(string dag, CancellationToken cancellationToken) =>
        dags.Find(dag) is { } definition ? await database.ReadAsync(session => DagAsync(session, definition), cancellationToken) : null;

    /// <summary>Runs, newest first by what they cover.</summary>
    /// <param name="from">Where the page begins; null for the newest.</param>
    public Task<IReadOnlyList<GridRun>> RunsAsync(string? dag, RunState? state, RunCursor? from, int count, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<GridRun>>(async session => (await RunsAsync(session, dag, state, from, count)).ConvertAll(ToGridRun), cancellationToken);

    public async Task<RunView?> RunAsync(string dag, string runKey, CancellationToken cancellationToken) => await database.ReadAsync(async session =>
        await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.dag = @dag AND r.run_key = @key", RunRow.Read, ("@dag", dag), ("@key", runKey)) is { } run
            ? await ToViewAsync(session, run)
            : null, cancellationToken);

    public async Task<RunView?> RunAsync(long id, CancellationToken cancellationToken) => await database.ReadAsync(async session =>
        await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.id = @id", RunRow.Read, ("@id", id)) is { } run ? await ToViewAsync(session, run) : null, cancellationToken);

    /// <summary>Three queries, whatever the number of runs and steps.</summary>
    public Task<GridView?> GridAsync(string dag, int count, RunCursor? from, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        if (dags.Find(dag) is not { } definition)
        {
            return null;
        }

        var runs = await RunsAsync(session, dag, state: null, from, count);
        runs.Reverse();
        var place = definition.Steps.Select((step, index) => (step.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        var cells = runs.ToDictionary(run => run.Id, _ => new GridCell?[place.Count]);
        foreach (var (run, name, cell) in await CellsAsync(session, runs))
        {
            if (place.TryGetValue(name, out var index))
            {
                cells[run][index] = cell;
            }
        }

        var steps = definition.Steps.Select(step => new GridStep(step.Name, step.Work.Kind, [.. step.Edges.Select(edge => edge.From.Name)])).ToList();
        return new GridView(dag, steps, runs.ConvertAll(ToGridRun), cells.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<GridCell?>)pair.Value));
    }, cancellationToken);

    /// <param name="year">The nearest to it with runs is shown; the latest when null.</param>
    public Task<CalendarView?> CalendarAsync(string dag, int? year, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        if (dags.Find(dag) is null)
        {
            return null;
        }

        var first = await session.NumberAsync("SELECT MIN(sort_at) FROM run WHERE dag = @dag", ("@dag", dag));
        var last = await session.NumberAsync("SELECT MAX(sort_at) FROM run WHERE dag = @dag", ("@dag", dag));
        if (first is null || last is null)
        {
            return new CalendarView(dag, year ?? time.GetUtcNow().Year, [], []);
        }

        var (firstYear, lastYear) = (new DateTime(first.Value).Year, new DateTime(last.Value).Year);
        var shown = Math.Clamp(year ?? lastYear, firstYear, lastYear);
        var rows = await session.QueryAsync(
            $"SELECT r.sort_at / {TimeSpan.TicksPerDay}, r.state, COUNT(*) FROM run r WHERE r.dag = @dag AND r.sort_at >= @from AND r.sort_at < @to GROUP BY 1, 2 ORDER BY 1",
            row => (Day: DateOnly.FromDayNumber((int)row.GetInt64(0)), State: (RunState)row.GetInt32(1), Count: row.GetInt64(2)),
            ("@dag", dag), ("@from", new DateTime(shown, 1, 1).Ticks), ("@to", new DateTime(shown, 12, 31).AddDays(1).Ticks));
        var days = rows.GroupBy(row => row.Day).Select(day => new CalendarDay(day.Key, day.ToDictionary(row => row.State, row => row.Count))).ToList();
        return new CalendarView(dag, shown, [.. Enumerable.Range(firstYear, lastYear - firstYear + 1)], days);
    }, cancellationToken);

    public Task<StepDetails?> StepAsync(long stepId, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        if (await session.FirstAsync($"SELECT {StepRow.Columns} FROM step s WHERE s.id = @id", StepRow.Read, ("@id", stepId)) is not { } step
            || await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.id = @id", RunRow.Read, ("@id", step.RunId)) is not { } run)
        {
            return null;
        }

        var attempts = await session.QueryAsync(
            "SELECT generation, attempt, state, node, started_at, ended_at, token, handle, error, failure_class FROM attempt WHERE step_id = @id ORDER BY id DESC LIMIT 100",
            row => new AttemptView(
                row.GetInt32(0), row.GetInt32(1), (StepState)row.GetInt32(2), row.GetString(3), row.Time(4)!.Value, row.Time(5), row.Text(6), row.Text(7), row.Text(8),
                row.IsDBNull(9) ? null : (FailureClass)row.GetInt32(9)), ("@id", stepId));
        var parts = await session.QueryAsync(
            "SELECT name, kind, state, started_at, ended_at, row_count, message FROM step_part WHERE step_id = @id AND generation = @generation ORDER BY started_at, name",
            row => new StepPart(row.GetString(0), row.GetString(1), row.GetString(2), row.Time(3), row.Time(4), row.Long(5), row.Text(6)), ("@id", stepId), ("@generation", step.Generation));
        var why = await WaitReasons.ExplainAsync(session, run, step, dags.Find(run.Dag), time.GetUtcNow());
        var view = ToView(step, dags.Find(run.Dag));
        var outputs = await session.QueryAsync(
            "SELECT s.name, s.output FROM step s WHERE s.run_id = @run AND s.map_index = -1", row => new StepInput(row.GetString(0), row.Text(1)), ("@run", run.Id));
        return new StepDetails(
            await ToViewAsync(session, run), view, why, [.. outputs.Where(output => view.After.Contains(output.Step))], step.Item, step.Spec, step.Handle, step.Token, step.Output, step.FailureClass, step.SetBy, step.LeaseNode,
            step.NotBefore, step.UnreachableSince, attempts, parts);
    }, cancellationToken);

    /// <summary>Lines after the given one, oldest first: call again with the last line's id to follow.</summary>
    public Task<IReadOnlyList<LogLine>> LogAsync(long stepId, long after, int count, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LogLine>>(
        async session => await session.QueryAsync(
            "SELECT id, generation, attempt, at, text FROM log_line WHERE step_id = @id AND id > @after ORDER BY id LIMIT @count",
            ReadLine, ("@id", stepId), ("@after", after), ("@count", count)), cancellationToken);

    /// <summary>The last lines of a step's log, oldest first.</summary>
    public Task<IReadOnlyList<LogLine>> LogTailAsync(long stepId, int count, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LogLine>>(async session =>
    {
        var lines = await session.QueryAsync("SELECT id, generation, attempt, at, text FROM log_line WHERE step_id = @id ORDER BY id DESC LIMIT @count", ReadLine, ("@id", stepId), ("@count", count));
        lines.Reverse();
        return lines;
    }, cancellationToken);

    /// <summary>The attempts of a run's steps in their present generation, for its timeline.</summary>
    public Task<IReadOnlyList<AttemptBar>> AttemptsAsync(long runId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AttemptBar>>(
        async session => await session.QueryAsync(
            """
            SELECT a.step_id, a.generation, a.attempt, a.state, a.started_at, a.ended_at
            FROM step s JOIN attempt a ON a.step_id = s.id AND a.generation = s.generation WHERE s.run_id = @run ORDER BY a.step_id, a.attempt
            """,
            row => new AttemptBar(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), (StepState)row.GetInt32(3), row.Time(4)!.Value, row.Time(5)), ("@run", runId)), cancellationToken);

    internal static DagRunMark ReadMark(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), (RunState)row.GetInt32(2), row.Time(3)!.Value, row.Time(5) - row.Time(4));

    private async Task<DagView> DagAsync(Session session, DagDefinition dag)
    {
        var now = time.GetUtcNow();
        var row = await session.FirstAsync(
            "SELECT is_paused, paused_by, next_start FROM dag WHERE name = @dag", r => new Entry(r.Flag(0), r.Text(1), r.Time(2)), ("@dag", dag.Name));
        var marks = await session.QueryAsync(
            "SELECT r.id, r.run_key, r.state, r.sort_at, r.started_at, r.ended_at FROM run r WHERE r.dag = @dag ORDER BY r.sort_at DESC LIMIT @count",
            ReadMark, ("@dag", dag.Name), ("@count", MarksPerDag));
        var active = await session.NumberAsync("SELECT COUNT(*) FROM run WHERE dag = @dag AND state IN (0, 1)", ("@dag", dag.Name)) ?? 0;
        var schedule = dag.Plan.Schedule;
        var next = schedule is not null && row?.NextStart is { } start ? schedule.FirstFrom(start) : null;
        var missed = schedule is not null && row?.NextStart is { } from ? schedule.DueFrom(from, now).Take(MissedAtMost).Count() : 0;
        return new DagView(
            dag.Name, dag.Plan.Description, dag.Plan.Owner, InWords(dag.Plan), dag.Plan.Catchup.ToString(), row?.IsPaused ?? false, row?.PausedBy, next, next is { } interval ? schedule!.DueAt(interval) : null,
            missed, dag.VersionHash, (int)active, marks);
    }

    private static string InWords(DagPlan plan) => plan.Schedule is { } schedule
        ? $"{schedule.Expression} ({schedule.Zone.Id})"
        : plan.Assets.Count > 0 ? $"when updated: {string.Join(", ", plan.Assets)}" : "by hand";

    private static async Task<IReadOnlyList<(long Run, string Step, GridCell Cell)>> CellsAsync(Session session, List<RunRow> runs) => runs.Count == 0
        ? []
        : await session.QueryAsync(
            $"SELECT s.run_id, s.id, s.name, s.state, s.attempt, s.started_at, s.ended_at FROM step s WHERE s.run_id IN ({string.Join(',', runs.Select(run => run.Id))}) AND s.map_index = -1",
            row => (row.GetInt64(0), row.GetString(2), new GridCell(row.GetInt64(1), (StepState)row.GetInt32(3), row.GetInt32(4), Seconds(row.Time(5), row.Time(6)))));

    private static async Task<List<RunRow>> RunsAsync(Session session, string? dag, RunState? state, RunCursor? from, int count)
    {
        var isForward = from?.IsForward == true;
        var order = isForward ? "" : " DESC";
        var conditions = new List<string> { $"(r.sort_at, r.id) {(isForward ? '>' : '<')} (@at, @id)" };
        if (dag is not null)
        {
            conditions.Add("r.dag = @dag");
        }

        if (state is not null)
        {
            conditions.Add("r.state = @state");
        }

        var parameters = new List<(string, object?)> { ("@at", from?.SortAt ?? long.MaxValue), ("@id", from?.Id ?? long.MaxValue), ("@count", count) };
        if (dag is not null)
        {
            parameters.Add(("@dag", dag));
        }

        if (state is not null)
        {
            parameters.Add(("@state", state));
        }

        var runs = await session.QueryAsync(
            $"SELECT {RunRow.Columns} FROM run r WHERE {string.Join(" AND ", conditions)} ORDER BY r.sort_at{order}, r.id{order} LIMIT @count", RunRow.Read, [.. parameters]);
        if (isForward)
        {
            runs.Reverse();
        }

        return runs;
    }

    private async Task<RunView> ToViewAsync(Session session, RunRow run)
    {
        var dag = dags.Find(run.Dag);
        var steps = await session.QueryAsync($"SELECT {StepRow.Columns} FROM step s WHERE s.run_id = @run ORDER BY s.id", StepRow.Read, ("@run", run.Id));
        return new RunView(
            run.Id, run.Dag, run.RunKey, run.Kind, run.Interval, run.State, run.Parameters, run.TraceParent.Split('-')[1], run.CreatedBy, run.CreatedAt, run.StartedAt, run.EndedAt,
            run.DeadlineAt, run.BackfillId, run.VersionHash, dag?.VersionHash, steps.ConvertAll(step => ToView(step, dag)));
    }

    private static StepView ToView(StepRow step, DagDefinition? dag)
    {
        var definition = dag?.Find(step.Name);
        return new StepView(
            step.Id, step.Name, step.MapIndex, definition?.Work.Kind ?? "removed", step.State, step.Generation, step.Attempt, step.ReadyAt, step.StartedAt, step.EndedAt, step.Pool, step.Detail, step.Error,
            [.. definition?.Edges.Select(edge => edge.From.Name) ?? []]);
    }

    private static LogLine ReadLine(DbDataReader row) => new(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.Time(3)!.Value, row.GetString(4));

    private static GridRun ToGridRun(RunRow run) => new(run.Id, run.Dag, run.RunKey, run.Kind, run.Interval, run.State, run.CreatedAt, run.StartedAt, run.EndedAt);

    private static double? Seconds(DateTimeOffset? from, DateTimeOffset? to) => from is not null && to is not null ? (to - from)?.TotalSeconds : null;

    private sealed record Entry(bool IsPaused, string? PausedBy, DateTimeOffset? NextStart);
}
