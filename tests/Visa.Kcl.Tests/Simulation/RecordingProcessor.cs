using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>Notes its calls; what it does in them is given by the test.</summary>
internal sealed class RecordingProcessor : IShardRecordProcessor, IDisposable
{
    public List<string> Calls { get; } = [];

    public List<ProcessRecordsInput> Batches { get; } = [];

    public InitializationInput? Initialization { get; private set; }

    public Func<ProcessRecordsInput, CancellationToken, Task> OnRecords { get; set; } = (_, _) => Task.CompletedTask;

    public Func<ShardEndedInput, Task> OnEnd { get; set; } = input => input.Checkpointer.CheckpointAsync(default);

    public Func<ShutdownRequestedInput, CancellationToken, Task> OnShutdown { get; set; } = (_, _) => Task.CompletedTask;

    public IEnumerable<string> Delivered => Batches.SelectMany(b => b.Records).Select(r => r.SequenceNumber);

    public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken)
    {
        Calls.Add("initialize");
        Initialization = input;
        return Task.CompletedTask;
    }

    public Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
    {
        Calls.Add("records");
        Batches.Add(input);
        return OnRecords(input, cancellationToken);
    }

    public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken)
    {
        Calls.Add("lost");
        return Task.CompletedTask;
    }

    public Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken)
    {
        Calls.Add("ended");
        return OnEnd(input);
    }

    public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken)
    {
        Calls.Add("shutdown");
        return OnShutdown(input, cancellationToken);
    }

    public void Dispose() => Calls.Add("dispose");
}
