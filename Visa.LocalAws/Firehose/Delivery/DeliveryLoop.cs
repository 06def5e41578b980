using Microsoft.Extensions.Options;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Firehose.Prefixes;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.S3;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>
/// Delivers one stream: reads new records from its source into a buffer; when the buffer is full or its oldest record has waited long enough, stores
/// it as one object; then moves the checkpoint. What was stored but not checkpointed when the process died is delivered again: at least once.
/// </summary>
internal sealed class DeliveryLoop(
    DeliveryStream stream, DeliverySources sources, IObjectStore store, FaultSwitches faults, IOptions<FirehoseOptions> options, TimeProvider time, ILogger<DeliveryLoop> logger)
{
    private const string ContentType = "application/octet-stream";

    private DeliveryBuffer _buffer = new(stream.Metadata.Destination);

    /// <summary>Delivers until <paramref name="stop"/>, then what is left, until <paramref name="abandon"/>.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var pause = await DeliverWhatIsDueAsync(abandon);
                await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            for (Collect(); _buffer.Count > 0; Collect())
            {
                await DeliverAsync(abandon);
            }
        }
        catch (DamagedLogException exception)
        {
            logger.SourceDamaged(stream.Name, exception);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            logger.DeliveryCutShort(stream.Name, _buffer.Count);
        }
    }

    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> DeliverWhatIsDueAsync(CancellationToken abandon)
    {
        Collect();
        if (!_buffer.IsDue(time.GetUtcNow()))
        {
            return options.Value.PollInterval;
        }

        await DeliverAsync(abandon);
        return TimeSpan.Zero;
    }

    private void Collect()
    {
        foreach (var partition in sources.PartitionsOf(stream))
        {
            if (partition.Parents.Any(parent => !parent.Value.HasEndedAt(NextOf(parent.Key))))
            {
                continue;
            }

            foreach (var record in partition.Log.Read(NextOf(partition.Id)))
            {
                if (_buffer.IsFull)
                {
                    return;
                }

                _buffer.Add(partition.Id, record.Key, DateTimeOffset.FromUnixTimeMilliseconds(record.Timestamp), partition.DataOf(record));
            }
        }
    }

    private long NextOf(string partition) => _buffer.Positions.TryGetValue(partition, out var buffered) ? buffered : stream.Checkpoint.Of(partition);

    private async Task DeliverAsync(CancellationToken abandon)
    {
        var destination = stream.Metadata.Destination;
        var key = ObjectKey.For(stream, _buffer.OldestArrival);
        var content = _buffer.ToObject();
        if (faults.Strikes(FaultKind.DelayedObject, stream.Name))
        {
            await Task.Delay(faults.ObjectDelay, time, abandon);
        }

        await StoreAsync(destination, key, content, abandon);
        if (faults.Strikes(FaultKind.DuplicateObject, stream.Name))
        {
            await StoreAsync(destination, ObjectKey.For(stream, _buffer.OldestArrival), content, abandon);
        }

        await stream.Checkpoint.MoveAsync(_buffer.Positions, abandon);
        logger.ObjectDelivered(stream.Name, _buffer.Count, destination.Bucket, key);
        foreach (var delivered in _buffer.Positions.Values)
        {
            stream.DirectRecords?.DeleteBelow(delivered);
        }

        _buffer = new DeliveryBuffer(stream.Metadata.Destination);
    }

    private async Task StoreAsync(S3Destination destination, string key, ReadOnlyMemory<byte> content, CancellationToken abandon)
    {
        while (!await TryStoreAsync(destination, key, content, abandon))
        {
            await Task.Delay(options.Value.RetryDelay, time, abandon);
        }
    }

    private async Task<bool> TryStoreAsync(S3Destination destination, string key, ReadOnlyMemory<byte> content, CancellationToken abandon)
    {
        var encoding = destination.Compression == S3Destination.Gzip ? "gzip" : null;
        try
        {
            await store.PutAsync(destination.Bucket, key, content, ContentType, encoding, abandon);
            return true;
        }
        catch (Exception exception) when (exception is AwsException or IOException)
        {
            logger.ObjectNotStored(stream.Name, destination.Bucket, key, options.Value.RetryDelay, exception.Message);
            return false;
        }
    }
}
