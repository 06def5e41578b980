namespace Visa.Kcl.Tests.Simulation;

/// <summary>
/// A computer of the virtual world: its clock runs on, but its code may be paused, as by a garbage collection or a hypervisor, or dead.
/// </summary>
internal sealed class Machine(VirtualWorld world) : SynchronizationContext
{
    private readonly Queue<Action> _ready = [];
    private bool _isPaused;
    private bool _isScheduled;

    public TimeProvider Time { get; } = new MachineTime(world);

    public bool IsDead { get; private set; }

    public void Kill() => IsDead = true;

    public void Pause(TimeSpan time)
    {
        _isPaused = true;
        world.Schedule(time, () =>
        {
            _isPaused = false;
            Wake();
        });
    }

    /// <summary>Runs an asynchronous action on this machine.</summary>
    public Task<Task> Start(Func<Task> action)
    {
        var started = new TaskCompletionSource<Task>();
        Post(_ => started.SetResult(action()), null);
        return started.Task;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        _ready.Enqueue(() => d(state));
        Wake();
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    private void Wake()
    {
        if (_isPaused || _isScheduled)
            return;
        _isScheduled = true;
        world.Schedule(TimeSpan.Zero, Drain);
    }

    private void Drain()
    {
        _isScheduled = false;
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            while (!_isPaused && !IsDead && _ready.TryDequeue(out var action))
                action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private sealed class MachineTime(VirtualWorld world) : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => world.Now.Ticks;

        public override DateTimeOffset GetUtcNow() => Start + world.Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var machine = Current as Machine ?? throw new InvalidOperationException("A timer was made outside a machine.");
            var timer = new MachineTimer(world, machine, () => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }
    }

    private sealed class MachineTimer(VirtualWorld world, Machine machine, Action callback) : ITimer
    {
        private int _version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var version = ++_version;
            if (dueTime >= TimeSpan.Zero)
                world.Schedule(dueTime, () => machine.Post(_ => Fire(version), null));
            return true;
        }

        public void Dispose() => _version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(int version)
        {
            if (version == _version)
                callback();
        }
    }
}
