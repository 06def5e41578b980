using Visa.LocalAws.Faults;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Appends records to their shards and waits until all are on disk.</summary>
internal sealed class RecordWriter(FaultSwitches faults, TimeProvider time, ILogger<RecordWriter> logger)
{
    private const string FaultSubject = "PutRecords";

    public async ValueTask<PutResult[]> WriteAsync(KinesisStream stream, IReadOnlyList<PutEntry> entries, CancellationToken cancellationToken)
    {
        var results = new PutResult[entries.Count];
        var commits = new Task[entries.Count];
        for (var number = 0; number < entries.Count; number++)
        {
            var changed = stream.ChangedAsync();
            while (!TryAppend(stream, entries[number], out results[number], out commits[number]))
            {
                // The shard is about to be split or merged: its children will take the record.
                await changed.WaitAsync(cancellationToken);
                changed = stream.ChangedAsync();
            }
        }

        // Once for the call, not once for each shard that it has records of.
        await Task.WhenAll(commits.Distinct()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var number = 0; number < entries.Count; number++)
        {
            try
            {
                await commits[number];
            }
            catch (IOException exception)
            {
                logger.RecordNotStored(stream.Name, results[number].Shard.Id, exception);
                results[number] = new PutResult(results[number].Shard, default, PutResult.Failed, "Internal service failure.");
            }
        }

        return results;
    }

    public static string RateExceeded(KinesisStream stream, Shard shard) =>
        $"Rate exceeded for shard {shard.Id} in stream {stream.Name} under account {LocalAwsOptions.AccountId}.";

    private bool TryAppend(KinesisStream stream, PutEntry entry, out PutResult result, out Task committed)
    {
        var shard = stream.ShardFor(entry.Hash);
        committed = Task.CompletedTask;
        result = new PutResult(shard, default, PutResult.Throttled, null);
        if (faults.Strikes(FaultKind.PartialFailure, FaultSubject) || !shard.Throughput.TryWrite(entry.Size))
        {
            result = result with { ErrorMessage = RateExceeded(stream, shard) };
            return true;
        }

        try
        {
            if (!shard.TryPut(time.GetUtcNow(), entry.PartitionKey.Span, entry.Data.Span, out var appended))
            {
                return false;
            }

            result = new PutResult(shard, shard.SequenceNumberOf(appended.Key, appended.Timestamp), null, null);
            committed = appended.Committed;
        }
        catch (IOException exception)
        {
            committed = Task.FromException(exception);
        }

        return true;
    }
}
