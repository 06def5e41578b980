using Amazon.Kinesis.ClientLibrary.Hosting;

namespace Visa.Kcl.Tests.Simulation;

internal sealed class FleetWorker(string id, VirtualWorld world)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<CarelessProcessor> _processors = [];
    private double _failureRate;
    private Task<Task>? _started;

    public string Id => id;

    public Machine Machine { get; } = new(world);

    public bool IsStopping { get; private set; }

    /// <summary>The worker's run, once it began.</summary>
    public Task? Run => _started is { IsCompletedSuccessfully: true } ? _started.GetAwaiter().GetResult() : null;

    /// <summary>The chance that a call of a processor of this worker throws.</summary>
    public double FailureRate
    {
        get => _failureRate;
        set
        {
            _failureRate = value;
            _processors.ForEach(p => p.FailureRate = value);
        }
    }

    public CarelessProcessor Track(CarelessProcessor processor)
    {
        processor.FailureRate = FailureRate;
        _processors.Add(processor);
        return processor;
    }

    public void Start(Worker worker) => _started = Machine.Start(() => worker.RunAsync(_stop.Token));

    public void Stop()
    {
        IsStopping = true;
        Machine.Post(_ => _stop.Cancel(), null);
    }
}
