using System.Security.Cryptography;
using System.Text;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Makes the runs that are due. The cursor of a DAG says which interval comes next; it moves in the transaction that makes the runs.</summary>
public sealed class ScheduleTicker(IDatabase database, DagCatalogue dags, TimeProvider time)
{
    /// <summary>With no catch-up, an interval that nobody saw within this time of its falling due was missed.</summary>
    private static readonly TimeSpan MissedAfter = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> _nextDue = new(StringComparer.Ordinal);

    /// <summary>When the next interval falls due; far away when none does.</summary>
    public DateTimeOffset NextDue => _nextDue.Count == 0 ? DateTimeOffset.MaxValue : _nextDue.Values.Min();

    /// <summary>Enters each DAG of this binary, with its first interval by its catch-up policy, and keeps its structure.</summary>
    public Task RegisterAsync(CancellationToken cancellationToken) => database.WriteAsync("register dags", async session =>
    {
        foreach (var dag in dags.All)
        {
            var next = dag.Plan.Schedule is { } schedule ? FirstInterval(schedule, dag.Plan.Catchup, time.GetUtcNow())?.Start.UtcTicks : null;
            await session.ExecuteAsync(
                """
                INSERT INTO dag (name, is_paused, paused_by, next_start, version_hash, seen_at) VALUES (@name, @paused, @by, @next, @version, @at)
                ON CONFLICT (name) DO UPDATE SET version_hash = excluded.version_hash, seen_at = excluded.seen_at, next_start = COALESCE(dag.next_start, excluded.next_start)
                """,
                ("@name", dag.Name), ("@paused", dag.Plan.StartsPaused), ("@by", dag.Plan.StartsPaused ? "its definition" : null), ("@next", next), ("@version", dag.VersionHash), ("@at", session.Now));
            await session.ExecuteAsync(
                "INSERT INTO dag_version (dag, hash, graph, first_seen_at) VALUES (@dag, @hash, @graph, @at) ON CONFLICT DO NOTHING",
                ("@dag", dag.Name), ("@hash", dag.VersionHash), ("@graph", dag.GraphJson), ("@at", session.Now));
        }

        return 0;
    }, cancellationToken);

    /// <summary>Looks at each DAG whose next interval may be due, or at all.</summary>
    /// <returns>How many runs were made.</returns>
    public async Task<int> TickAsync(bool all, CancellationToken cancellationToken)
    {
        var made = 0;
        var now = time.GetUtcNow();
        foreach (var dag in dags.All)
        {
            if (dag.Plan.Schedule is not null && (all || _nextDue.GetValueOrDefault(dag.Name) <= now))
            {
                made += await database.WriteAsync("schedule", session => TickAsync(session, dag, now), cancellationToken);
            }

            if (dag.Plan.Assets.Count > 0 && all)
            {
                made += await database.WriteAsync("trigger by assets", session => TriggerByAssetsAsync(session, dag), cancellationToken);
            }
        }

        return made;
    }

    private static DataInterval? FirstInterval(Schedule schedule, Catchup catchup, DateTimeOffset now)
    {
        var latest = schedule.LatestDue(now);
        return catchup switch
        {
            { HasAny: false } => latest is { } past ? schedule.FirstFrom(past.End) : schedule.FirstFrom(now - schedule.StartDelay),
            { Window: { } window } => schedule.FirstFrom(now - schedule.StartDelay - window),
            _ => latest ?? schedule.FirstFrom(now - schedule.StartDelay),
        };
    }

    private async Task<int> TickAsync(Session session, DagDefinition dag, DateTimeOffset now)
    {
        var schedule = dag.Plan.Schedule!;
        var cursor = await session.FirstAsync(
            "SELECT is_paused, next_start, cursor_version FROM dag WHERE name = @name{lock}",
            row => new Cursor(row.Flag(0), row.Long(1), row.GetInt64(2)), ("@name", dag.Name));
        if (cursor is not { NextStart: { } nextStart })
        {
            _nextDue[dag.Name] = DateTimeOffset.MaxValue;
            return 0;
        }

        // A paused DAG keeps its cursor; its policy decides at the end of the pause.
        var from = new DateTimeOffset(nextStart, TimeSpan.Zero);
        var due = cursor.IsPaused ? [] : Wanted(schedule, dag.Plan.Catchup, from, now);
        var (made, next) = await OpenAsync(session, dag, due);
        if (next is { } moved)
        {
            var changed = await session.ExecuteAsync(
                "UPDATE dag SET next_start = @next, cursor_version = cursor_version + 1 WHERE name = @name AND cursor_version = @version",
                ("@next", moved.UtcTicks), ("@name", dag.Name), ("@version", cursor.Version));
            if (changed == 0)
            {
                throw new InvalidOperationException($"Two schedulers moved the cursor of '{dag.Name}' at once.");
            }

            from = moved;
        }

        // What is due and may not be opened yet waits for the end of a run, which lets all DAGs be looked at.
        _nextDue[dag.Name] = schedule.FirstFrom(from) is { } coming && schedule.DueAt(coming) > now ? schedule.DueAt(coming) : DateTimeOffset.MaxValue;
        return made;
    }

    /// <summary>Opens what the overlap policy allows; says where the cursor goes, null when it stays.</summary>
    private static async Task<(int Made, DateTimeOffset? Next)> OpenAsync(Session session, DagDefinition dag, IReadOnlyList<DataInterval> due)
    {
        var overlap = dag.Plan.Overlap;
        DateTimeOffset? next = null;
        var made = 0;
        foreach (var interval in due)
        {
            var open = await session.NumberAsync("SELECT COUNT(*) FROM run WHERE dag = @dag AND state IN (0, 1) AND kind <> 1", ("@dag", dag.Name)) ?? 0;
            if (overlap.Kind == OverlapKind.Buffer && open > overlap.MaxActive)
            {
                break;
            }

            next = interval.End;
            if (overlap.Kind == OverlapKind.Skip && open > 0)
            {
                await AuditAsync(session, dag.Name, NewRun.KeyOf(interval), "skip", "A run of the DAG was still going (overlap: skip).");
                continue;
            }

            if (overlap.Kind == OverlapKind.CancelPrevious && open > 0)
            {
                foreach (var running in await session.QueryAsync("SELECT r.id FROM run r WHERE r.dag = @dag AND r.state IN (0, 1) AND r.kind <> 1", row => row.GetInt64(0), ("@dag", dag.Name)))
                {
                    await RunStopping.StopAsync(session, dag, running, RunStopping.ByPerson, $"superseded by {interval}");
                }
            }

            if (await RunFactory.CreateAsync(session, dag, new NewRun(NewRun.KeyOf(interval), RunKind.Scheduled, interval, "schedule")) is not null)
            {
                made++;
            }
        }

        return (made, next);
    }

    private static IReadOnlyList<DataInterval> Wanted(Schedule schedule, Catchup catchup, DateTimeOffset from, DateTimeOffset now)
    {
        if (catchup is { HasAny: true, Window: null })
        {
            return schedule.FirstFrom(from) is { } first && schedule.DueAt(first) <= now && schedule.LatestDue(now) is { } latest && latest.Start >= first.Start ? [latest] : [];
        }

        var oldest = catchup.Window is { } window ? now - window : now - MissedAfter;
        return [.. schedule.DueFrom(from, now).Where(interval => schedule.DueAt(interval) >= oldest)];
    }

    /// <summary>The key is the hash of the consumed events, so the same updates make one run however many look.</summary>
    private static async Task<int> TriggerByAssetsAsync(Session session, DagDefinition dag)
    {
        var isPaused = await session.NumberAsync("SELECT is_paused FROM dag WHERE name = @dag{lock}", ("@dag", dag.Name));
        var events = new List<(string Asset, long Last)>();
        foreach (var asset in dag.Plan.Assets)
        {
            var last = await session.NumberAsync(
                "SELECT MAX(id) FROM asset_event WHERE asset = @asset AND id > COALESCE((SELECT last_event FROM asset_cursor WHERE dag = @dag AND asset = @asset), 0)",
                ("@asset", asset), ("@dag", dag.Name));
            if (last is not { } id || isPaused != 0)
            {
                return 0;
            }

            events.Add((asset, id));
        }

        foreach (var (asset, last) in events)
        {
            await session.ExecuteAsync(
                "INSERT INTO asset_cursor (dag, asset, last_event) VALUES (@dag, @asset, @last) ON CONFLICT (dag, asset) DO UPDATE SET last_event = excluded.last_event",
                ("@dag", dag.Name), ("@asset", asset), ("@last", last));
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', events)));
        var run = new NewRun($"A:{Convert.ToHexStringLower(hash)[..24]}", RunKind.Assets, Interval: null, "assets");
        return await RunFactory.CreateAsync(session, dag, run) is null ? 0 : 1;
    }

    private static Task<int> AuditAsync(Session session, string dag, string key, string action, string reason) => session.ExecuteAsync(
        "INSERT INTO audit (at, actor, action, dag, run_key, reason) VALUES (@at, 'scheduler', @action, @dag, @key, @reason)",
        ("@at", session.Now), ("@action", action), ("@dag", dag), ("@key", key), ("@reason", reason));

    private sealed record Cursor(bool IsPaused, long? NextStart, long Version);
}
