using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.Child;

/// <summary>
/// Tells each call on stderr, writes noise to the console, and does what the partition keys of its records say: checkpoint, retry a
/// throttled one, throw once, wait for ever.
/// </summary>
internal sealed class TalkingProcessor : IShardRecordProcessor, IDisposable
{
    private IShardLease? _lease;
    private bool _hasThrown;

    public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken)
    {
        _lease = input.Lease;
        Tell($"initialize {input.ShardId} {input.SequenceNumber} {input.SubSequenceNumber}");
        return Task.CompletedTask;
    }

    public async Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
    {
        Tell($"records {input.Records.Count} behind {input.MillisBehindLatest}");
        foreach (var record in input.Records)
        {
            var digest = Convert.ToHexString(SHA256.HashData(record.Data.Span));
            Tell(string.Create(CultureInfo.InvariantCulture,
                $"record {record.PartitionKey} {record.SequenceNumber}/{record.SubSequenceNumber} {record.Data.Length} {digest} {record.ApproximateArrivalTimestamp.ToUnixTimeMilliseconds()}"));
            await ActAsync(record, input.Checkpointer, cancellationToken);
        }
    }

    public async Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken)
    {
        Tell($"lost, held {_lease!.IsHeld}");
        await Task.Yield();
    }

    public async Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken)
    {
        Tell("ended");
        await input.Checkpointer.CheckpointAsync(cancellationToken);
    }

    public async Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken)
    {
        Tell("shutdown requested");
        await input.Checkpointer.CheckpointAsync(cancellationToken);
    }

    public void Dispose() => Tell("disposed");

    private async Task ActAsync(KinesisClientRecord record, IRecordProcessorCheckpointer checkpointer, CancellationToken cancellationToken)
    {
        switch (record.PartitionKey)
        {
            case "checkpoint":
                await checkpointer.CheckpointAsync(record.SequenceNumber, record.SubSequenceNumber, cancellationToken);
                Tell("checkpointed");
                break;
            case "checkpoint-retrying":
                await CheckpointAsync(checkpointer, cancellationToken);
                break;
            case "throw-once" when !_hasThrown:
                _hasThrown = true;
                throw new InvalidOperationException("as asked");
            case "wait":
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                break;
        }
    }

    private static async Task CheckpointAsync(IRecordProcessorCheckpointer checkpointer, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await checkpointer.CheckpointAsync(cancellationToken);
                Tell("checkpointed");
                return;
            }
            catch (ThrottlingException)
            {
                Tell("throttled");
            }
            catch (Exception e) when (e is not (ShutdownException or OperationCanceledException))
            {
                Tell($"refused with {e.GetType().Name}");
                return;
            }
        }
    }

    // Both ways of the console must end on stderr.
    private static void Tell(string what)
    {
        Console.WriteLine("noise on stdout {\"action\":\"status\",\"responseFor\":\"processRecords\"}");
        using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false), leaveOpen: true);
        error.WriteLine($"> {what}");
    }
}
