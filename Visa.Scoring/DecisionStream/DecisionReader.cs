using System.Diagnostics.CodeAnalysis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Visa.Scoring.Ledger;
using Visa.Scoring.SharedQueue;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Scoring.DecisionStream;

/// <summary>
/// Reads the decisions stream: looks for shards, starts a reader for each whose parents are settled to their end, and does so
/// again at an interval and whenever a shard ends. Of several tasks that share the alert queue one reads; another goes on from the stored positions when it is gone.
/// </summary>
internal sealed class DecisionReader(
    DecisionStreamClient stream,
    DecisionLedger ledger,
    ShardReader shardReader,
    ITurns turns,
    IOptions<DecisionReaderOptions> options,
    TimeProvider time,
    ILogger<DecisionReader> logger) : BackgroundService
{
    private readonly Dictionary<string, Task> _readers = new(StringComparer.Ordinal);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => turns.RunAsync(Turn.ReadDecisions, ReadAsync, stoppingToken);

    private async Task ReadAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isListed = await TryStartReadersAsync(stoppingToken);
            await WaitAsync(isListed ? options.Value.ShardSyncInterval : options.Value.RetryDelay, stoppingToken);
        }

        await Task.WhenAll(_readers.Values);
        _readers.Clear();
    }

    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: whatever it was, the next look may do better, and nothing is lost meanwhile.")]
    private async Task<bool> TryStartReadersAsync(CancellationToken stoppingToken)
    {
        try
        {
            var shards = await stream.ListShardsAsync(stoppingToken);
            var ended = await ledger.EndedShardsAsync(stream.Name, stoppingToken);
            foreach (var shard in ShardLineage.Readable(shards, ended).Where(shard => !_readers.ContainsKey(shard.ShardId)))
            {
                logger.ShardFound(shard.ShardId);
                _readers.Add(shard.ShardId, shardReader.RunAsync(shard.ShardId, stoppingToken));
            }

            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (ResourceNotFoundException)
        {
            logger.StreamMissing(stream.Name);
        }
        catch (Exception exception) when (ResiliencePipelines.IsTransient(exception))
        {
            logger.StreamNotReached(stream.Name, exception.Message);
        }
        catch (Exception exception)
        {
            logger.ShardsNotListed(exception, stream.Name);
        }

        return false;
    }

    /// <summary>Until the interval is over or a shard has ended, which lets its children start.</summary>
    private async Task WaitAsync(TimeSpan interval, CancellationToken stoppingToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(_readers.Values.Append(Task.Delay(interval, time, waiting.Token)));
        await waiting.CancelAsync();
        foreach (var (shardId, _) in _readers.Where(reader => reader.Value.IsCompleted).ToList())
        {
            _readers.Remove(shardId);
        }
    }
}
