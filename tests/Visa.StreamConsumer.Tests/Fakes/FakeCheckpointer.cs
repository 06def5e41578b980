using Amazon.Kinesis.ClientLibrary;

namespace Visa.StreamConsumer.Tests.Fakes;

/// <summary>A lease's checkpoint.</summary>
internal sealed class FakeCheckpointer : IRecordProcessorCheckpointer
{
    public Func<bool> IsRefused { get; set; } = () => false;

    public Action<string>? Before { get; set; }

    public Action? After { get; set; }

    public string Checkpoint { get; private set; } = "TRIM_HORIZON";

    public Task CheckpointAsync(CancellationToken cancellationToken) => CheckpointAsync("SHARD_END", 0, cancellationToken);

    public Task CheckpointAsync(string sequenceNumber, long subSequenceNumber, CancellationToken cancellationToken)
    {
        if (IsRefused())
            throw new ShutdownException("The lease is lost.");
        Before?.Invoke(sequenceNumber);
        Checkpoint = sequenceNumber;
        After?.Invoke();
        return Task.CompletedTask;
    }
}
