using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.Contracts;

internal sealed class ReceivingProcessor(ReceivedRecords received) : IShardRecordProcessor
{
    private int _batches;

    public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
    {
        foreach (var record in input.Records)
            received.Add(record);
        if (++_batches % 3 == 0)
            await input.Checkpointer.CheckpointAsync(cancellationToken);
    }

    public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken) => input.Checkpointer.CheckpointAsync(cancellationToken);

    public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) =>
        input.Checkpointer.CheckpointAsync(cancellationToken);
}
