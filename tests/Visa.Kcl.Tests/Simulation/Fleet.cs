using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Visa.Kcl.Tests.Hosting;
using Visa.Kcl.Tests.Leases;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>Workers that come, pause, stop and crash while a stream is written and resharded.</summary>
internal sealed class Fleet
{
    private readonly Random _random;
    private readonly Network _network;
    private readonly List<FleetWorker> _workers = [];
    private readonly FanOutBroker _broker = new();
    private readonly RetrievalMode _mode;
    private int _started;
    private bool _isTroubled = true;

    public Fleet(int seed)
    {
        _random = new(seed);
        _network = new(World, _random) { FaultRate = 0.02 };
        Stream = SimulatedStream.WithShards(2 + _random.Next(4));
        Stream.AnnouncesChildren = seed % 2 == 0;
        _mode = seed % 3 == 0 ? RetrievalMode.FanOut : RetrievalMode.Polling;
        Oracle = new(World, Table, Stream, FailoverTime);
    }

    public static TimeSpan FailoverTime { get; } = TimeSpan.FromSeconds(10);

    public VirtualWorld World { get; } = new();

    public InMemoryLeaseStore Table { get; } = new();

    public SimulatedStream Stream { get; }

    public Oracle Oracle { get; }

    public IEnumerable<FleetWorker> Live => _workers.Where(w => w is { IsStopping: false, Machine.IsDead: false });

    /// <summary>Starts workers and lets trouble happen for a while.</summary>
    public void RunTroubled(TimeSpan time)
    {
        for (var i = 0; i < 3; i++)
            StartWorker();
        Every(TimeSpan.FromMilliseconds(400), PutSome);
        Every(TimeSpan.FromSeconds(20), Trouble);
        Every(TimeSpan.FromSeconds(60), Reshard);
        World.Run(time);
    }

    /// <summary>Ends all trouble and runs until a condition holds.</summary>
    public bool RunInPeace(TimeSpan time, Func<bool> until)
    {
        _isTroubled = false;
        _network.FaultRate = 0;
        foreach (var worker in _workers)
            worker.FailureRate = 0;
        while (Live.Count() < 2)
            StartWorker();
        return World.Run(time, until);
    }

    public void StopAll()
    {
        foreach (var worker in Live.ToList())
            worker.Stop();
    }

    public bool IsStopped => _workers.All(w => w.Machine.IsDead || w.Run is { IsCompleted: true });

    /// <summary>Every shard that can be read is owned by a live worker and read to its tip.</summary>
    public bool IsSettled => Oracle.IsEverythingProcessed
        && Stream.Open.All(s => Table.Contains(s.Id) && Live.Any(w => w.Id == Table[s.Id].Owner))
        && Table.All.All(l => Stream[l.Key].IsOpen || l.IsFinished);

    private void StartWorker()
    {
        var id = $"worker-{++_started}";
        var worker = new FleetWorker(id, World) { FailureRate = 0.05 };
        var options = TestParts.Options(id);
        options.FailoverTime = FailoverTime;
        options.RetrievalMode = _mode;
        options.IdleTimeBetweenReads = TimeSpan.FromMilliseconds(500);
        var parts = TestParts.Create(
            options,
            new NetworkedStore(Table, _network, id, Oracle),
            new DirectStream(Stream, _network) { Limit = 20 },
            worker.Machine.Time,
            shard => worker.Track(new CarelessProcessor(id, shard, Oracle, Stream, _random, worker.Machine.Time))) with
        { FanOut = new SimulatedFanOut(Stream, _broker, worker.Machine.Time, _network) };
        parts = parts with { Processors = parts.Processors with { Jitter = new(_random.Next()) } };
        _workers.Add(worker);
        worker.Start(new Worker(parts));
    }

    private void Every(TimeSpan interval, Action action) =>
        World.Schedule(interval * (0.5 + _random.NextDouble()), () =>
        {
            if (!_isTroubled)
                return;
            action();
            Every(interval, action);
        });

    private void PutSome()
    {
        var open = Stream.Open;
        for (var i = _random.Next(6); i > 0; i--)
            Stream.Put(open[_random.Next(open.Count)].Id, World.Now);
    }

    private void Trouble()
    {
        var live = Live.ToList();
        if (live.Count < 2 || _random.NextDouble() < 0.3 && live.Count < 5)
        {
            StartWorker();
            return;
        }

        var worker = live[_random.Next(live.Count)];
        switch (_random.Next(4))
        {
            case 0:
                worker.Machine.Kill();
                break;
            case 1:
                worker.Stop();
                break;
            default:
                worker.Machine.Pause(TimeSpan.FromSeconds(40 * _random.NextDouble()));
                break;
        }
    }

    private void Reshard()
    {
        var open = Stream.Open.OrderBy(s => s.HashRange.Start).ToList();
        var i = _random.Next(open.Count);
        if (open.Count > 2 && i > 0 && _random.NextDouble() < 0.5)
            Stream.Merge(open[i - 1].Id, open[i].Id);
        else if (open.Count < 8)
            Stream.Split(open[i].Id);
    }
}
