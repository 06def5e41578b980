using System.Collections.Concurrent;
using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.Contracts.Processors;

/// <summary>Notes its calls, from whatever thread; what it does in them is given by the test.</summary>
internal sealed class ObservedProcessor : IShardRecordProcessor, IDisposable
{
    private readonly ConcurrentQueue<string> _calls = [];
    private readonly ConcurrentQueue<ProcessRecordsInput> _batches = [];
    private int _busy;

    public IReadOnlyList<string> Calls => [.. _calls];

    public IReadOnlyList<ProcessRecordsInput> Batches => [.. _batches];

    public IReadOnlyList<KinesisClientRecord> Delivered => [.. Batches.SelectMany(b => b.Records)];

    public InitializationInput? Initialization { get; private set; }

    public bool HasOverlapped { get; private set; }

    public Func<Task> OnInitialize { get; set; } = () => Task.CompletedTask;

    public Func<ProcessRecordsInput, CancellationToken, Task> OnRecords { get; set; } = (_, _) => Task.CompletedTask;

    public Func<ShardEndedInput, CancellationToken, Task> OnEnd { get; set; } = (input, token) => input.Checkpointer.CheckpointAsync(token);

    public Func<ShutdownRequestedInput, CancellationToken, Task> OnShutdown { get; set; } = (_, _) => Task.CompletedTask;

    public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken)
    {
        Initialization = input;
        return CallAsync("initialize", OnInitialize);
    }

    public Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
    {
        _batches.Enqueue(input);
        return CallAsync("records", () => OnRecords(input, cancellationToken));
    }

    public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => CallAsync("lost", () => Task.CompletedTask);

    public Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken) => CallAsync("ended", () => OnEnd(input, cancellationToken));

    public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) =>
        CallAsync("shutdown", () => OnShutdown(input, cancellationToken));

    public void Dispose() => _calls.Enqueue("dispose");

    private async Task CallAsync(string name, Func<Task> action)
    {
        HasOverlapped |= Interlocked.Exchange(ref _busy, 1) == 1;
        _calls.Enqueue(name);
        try
        {
            await action();
        }
        finally
        {
            Interlocked.Exchange(ref _busy, 0);
        }
    }
}
