using Microsoft.Extensions.Logging.Abstractions;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Storage;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Lab;

/// <summary>
/// The orchestrator with virtual time, services of its own and crash points: a DAG's test is an xUnit test of milliseconds. Remote steps go to <see cref="Service"/>; time moves only
/// when the test moves it, from one due moment to the next.
/// </summary>
public sealed class OrchestratorLab : IAsyncDisposable
{
    private const int PassesAtMost = 100_000;

    private readonly IDatabase _database;
    private readonly DagCatalogue _dags;
    private readonly LabWorks _works;
    private readonly ServiceProvider _services;
    private readonly List<LabNode> _nodes = [];
    private readonly IReadOnlyDictionary<string, int> _pools;
    private readonly List<string> _crashes = [];
    private readonly HashSet<string> _crashPoints = new(StringComparer.Ordinal);
    private int _instances;

    private OrchestratorLab(IReadOnlyDictionary<string, IDag> dags, LabOptions options)
    {
        Time = new LabTime(options.Now);
        _works = new LabWorks(Time, options.IsRehearsal);
        _database = options.Database?.Invoke(Time) ?? SqliteDatabase.InMemory(Time);
        _pools = options.Pools;
        _dags = new DagCatalogue(dags.Select(dag => DagDefinition.Build(dag.Key, dag.Value, options.Pools.Keys.ToHashSet(StringComparer.Ordinal))));
        var services = new ServiceCollection().AddSingleton<IStepWorks>(_works).AddSingleton<TimeProvider>(Time).AddLogging();
        options.Services?.Invoke(services);
        _services = services.BuildServiceProvider();
        Queries = new Queries(_database, _dags, Time);
        Platform = new PlatformQueries(_database);
        Backfills = new BackfillQueries(_database);
        Actions = new OperatorActions(_database, _dags, new Wakeup(), Time);
    }

    public LabTime Time { get; }

    public Queries Queries { get; }

    public PlatformQueries Platform { get; }

    public BackfillQueries Backfills { get; }

    public OperatorActions Actions { get; }

    /// <summary>Where nodes were ended so far, a point for each.</summary>
    public IReadOnlyList<string> Crashes => _crashes;

    /// <summary>The names of all points that nodes have passed, such as "after submit" or "before commit: claim".</summary>
    public IReadOnlySet<string> CrashPoints => _crashPoints.Union(_nodes.SelectMany(node => node.Crashes.Names)).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyCollection<LabService> Services => _works.Services;

    public static Task<OrchestratorLab> ForAsync(IDag dag, LabOptions? options = null) => ForAsync(new Dictionary<string, IDag> { ["dag"] = dag }, options);

    public static async Task<OrchestratorLab> ForAsync(IReadOnlyDictionary<string, IDag> dags, LabOptions? options = null)
    {
        var lab = new OrchestratorLab(dags, options ?? new LabOptions());
        await DatabaseMigrator.MigrateAsync(lab._database, CancellationToken.None);
        for (var node = 1; node <= (options?.Nodes ?? 1); node++)
        {
            lab.AddNode($"node{node}");
        }

        return lab;
    }

    /// <summary>The service that the remote step's jobs go to.</summary>
    public LabService Service(string step) => _works.Service(step);

    /// <summary>Puts other work in the place of an in-process step's own.</summary>
    public void Instead<T>(string step, Func<StepContext, T> work) => _works.Replace(step, new InProcessWork((context, _) => Task.FromResult(StepJson.Write(work(context)))));

    /// <summary>Ends a node at the n-th boundary from now; it starts again under its old name when the lab goes on.</summary>
    public void CrashAfter(int points, int node = 0) => _nodes[node].Crashes.After(points);

    /// <summary>Ends a node at the next boundary of this name, such as "after submit"; its successor, should it end elsewhere before.</summary>
    public void CrashAt(string point, int node = 0) => _nodes[node].Crashes.AtNext(point);

    /// <summary>Starts a run for an interval of the schedule, and goes on until it ends.</summary>
    public async Task<RunView> RunIntervalAsync(DateTimeOffset start, string dag = "dag", TimeSpan? atMost = null)
    {
        var schedule = _dags.Find(dag)?.Plan.Schedule ?? throw new InvalidOperationException($"DAG '{dag}' has no schedule.");
        var interval = schedule.FirstFrom(start) ?? throw new InvalidOperationException($"DAG '{dag}' has no interval from {start:u} on.");
        Time.MoveTo(schedule.DueAt(interval));
        await SettleAsync();
        var key = NewRun.KeyOf(interval);
        if (await Queries.RunAsync(dag, key, CancellationToken.None) is null)
        {
            await Actions.BackfillAsync(dag, new BackfillRequest(interval.Start, interval.End), new Actor("lab", null), CancellationToken.None);
        }

        return await UntilEndAsync(dag, key, atMost);
    }

    /// <summary>Starts a run by hand, and goes on until it ends.</summary>
    public async Task<RunView> TriggerAsync(string dag = "dag", string? parameters = null, TimeSpan? atMost = null)
    {
        await SettleAsync();
        var key = await Actions.TriggerAsync(dag, null, null, parameters, null, new Actor("lab", null), CancellationToken.None);
        return await UntilEndAsync(dag, key, atMost);
    }

    /// <summary>Goes on until the run ends; the limit is in the lab's time.</summary>
    public async Task<RunView> UntilEndAsync(string dag, string runKey, TimeSpan? atMost = null)
    {
        var limit = Time.GetUtcNow() + (atMost ?? TimeSpan.FromDays(3));
        while (true)
        {
            await SettleAsync();
            var run = await Queries.RunAsync(dag, runKey, CancellationToken.None);
            if (run?.State.IsEnd() == true || Time.GetUtcNow() > limit)
            {
                return run ?? throw new InvalidOperationException($"There is no run {runKey}.");
            }

            MoveToNextDue(limit + TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Moves time, stopping at each due moment on the way.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var target = Time.GetUtcNow() + by;
        await SettleAsync();
        while (Time.GetUtcNow() < target)
        {
            MoveToNextDue(target);
            await SettleAsync();
        }
    }

    /// <summary>Does all that can be done without time passing.</summary>
    public async Task SettleAsync()
    {
        for (var pass = 0; pass < PassesAtMost; pass++)
        {
            var done = await Task.WhenAll(_nodes.Select(PassAsync));
            var hasCrashed = Restart();
            if (!hasCrashed && !done.Contains(true))
            {
                return;
            }
        }

        throw new InvalidOperationException("The lab does not come to rest: something is done again and again at the same time.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_database is IAsyncDisposable database)
        {
            await database.DisposeAsync();
        }
    }

    private static async Task<bool> PassAsync(LabNode node)
    {
        var done = true;
        try
        {
            if (!node.HasJoined)
            {
                await node.Scheduler.JoinAsync(CancellationToken.None);
                node.HasJoined = true;
            }

            done = await node.Scheduler.PassAsync(CancellationToken.None);
        }
        catch (NodeCrashedException)
        {
            // It is replaced below.
        }

        var held = node.Scheduler.Launcher.Count;
        await node.Scheduler.Launcher.DrainAsync();
        return done || held > 0;
    }

    /// <summary>A node that was ended starts again, as a new instance of the same name.</summary>
    private bool Restart()
    {
        var dead = _nodes.Where(node => node.IsDead).ToList();
        foreach (var node in dead)
        {
            _crashes.Add(node.Crashes.DiedAt!);
            _crashPoints.UnionWith(node.Crashes.Names);
            _nodes.Remove(node);
            AddNode(node.Name);
            if (node.Crashes.Pending is { } point)
            {
                _nodes[^1].Crashes.AtNext(point);
            }
        }

        return dead.Count > 0;
    }

    private void AddNode(string name)
    {
        var crashes = new LabCrashes();
        var identity = new NodeIdentity(name, $"{name}-{++_instances}");
        var node = new NodeParts(_database, _dags, identity, SchedulingPace.Default, _services, Time, new Wakeup(), crashes, NullLoggerFactory.Instance, Capacity: 100).Build(_pools);
        _nodes.Add(new LabNode(name, node, crashes));
    }

    private void MoveToNextDue(DateTimeOffset atMost)
    {
        var next = _nodes.Min(node => node.Scheduler.NextDue);
        var least = Time.GetUtcNow() + TimeSpan.FromTicks(1);
        Time.MoveTo(next > atMost ? atMost : next < least ? least : next);
    }
}
