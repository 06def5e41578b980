using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Appends records to their shards and waits until all are on disk.</summary>
internal sealed class RecordWriter(TimeProvider time, ILogger<RecordWriter> logger)
{
    public async ValueTask<PutResult[]> WriteAsync(KinesisStream stream, IReadOnlyList<PutEntry> entries, IReadOnlyList<Shard> shards)
    {
        var now = time.GetUtcNow();
        var results = new PutResult[entries.Count];
        var commits = new Task[entries.Count];
        for (var number = 0; number < entries.Count; number++)
        {
            (results[number], commits[number]) = Append(stream, shards[number], entries[number], now);
        }

        for (var number = 0; number < entries.Count; number++)
        {
            try
            {
                await commits[number];
            }
            catch (IOException exception)
            {
                logger.RecordNotStored(stream.Name, shards[number].Id, exception);
                results[number] = new PutResult(shards[number], default, PutResult.Failed, "Internal service failure.");
            }
        }

        return results;
    }

    private static (PutResult Result, Task Committed) Append(KinesisStream stream, Shard shard, PutEntry entry, DateTimeOffset now)
    {
        if (!shard.Throughput.TryWrite(entry.Size))
        {
            return (new PutResult(shard, default, PutResult.Throttled, RateExceeded(stream, shard)), Task.CompletedTask);
        }

        try
        {
            AppendedRecord appended = shard.Put(now, entry.PartitionKey.Span, entry.Data.Span);
            return (new PutResult(shard, shard.SequenceNumberOf(appended.Key, appended.Timestamp), null, null), appended.Committed);
        }
        catch (IOException exception)
        {
            return (default, Task.FromException(exception));
        }
    }

    public static string RateExceeded(KinesisStream stream, Shard shard) =>
        $"Rate exceeded for shard {shard.Id} in stream {stream.Name} under account {LocalAwsOptions.AccountId}.";
}
