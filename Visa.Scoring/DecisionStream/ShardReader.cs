using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Visa.Scoring.Ledger;
using Visa.Scoring.Telemetry;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Scoring.DecisionStream;

/// <summary>Reads one shard to its end: from the stored position, a page, settle it, tell the pages, and so on.</summary>
internal sealed class ShardReader(
    DecisionStreamClient stream,
    DecisionLedger ledger,
    SettlementReport report,
    IOptions<DecisionReaderOptions> options,
    TimeProvider time,
    ILogger<ShardReader> logger)
{
    /// <summary>Returns when the shard is settled to its end or the token is cancelled; never throws.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: nothing is settled past the stored position, so reading on from there loses nothing, whatever broke.")]
    public async Task RunAsync(string shardId, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadToEndAsync(shardId, stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (ResiliencePipelines.IsTransient(exception))
            {
                logger.ShardNotReached(shardId, options.Value.RetryDelay, exception.Message);
            }
            catch (Exception exception)
            {
                logger.ShardReadFailed(exception, shardId, options.Value.RetryDelay);
            }

            await Task.Delay(options.Value.RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadToEndAsync(string shardId, CancellationToken stoppingToken)
    {
        var stored = await ledger.PositionOfAsync(stream.Name, shardId, stoppingToken);
        var position = stored.SequenceNumber;
        var iterator = stored.HasEnded ? null : await IteratorAsync(shardId, position, stoppingToken);
        while (iterator is not null)
        {
            var (page, next, isAtTip) = await ReadAsync(shardId, position, iterator, stoppingToken);
            if (page.Records.Count > 0 || page.IsLast)
            {
                await SettleAsync(page, stoppingToken);
                position = page.To;
            }

            // While decisions trickle in every page is small, and costs a read and a transaction all the same: let some gather.
            if (isAtTip && !page.IsLast)
            {
                await Task.Delay(options.Value.PollInterval, time, stoppingToken);
            }

            iterator = next;
        }

        logger.ShardEnded(shardId);
    }

    private async Task<string> IteratorAsync(string shardId, string? after, CancellationToken stoppingToken)
    {
        try
        {
            return await stream.IteratorAsync(shardId, after, stoppingToken);
        }
        catch (InvalidArgumentException exception) when (after is not null)
        {
            // The stream was made anew under its old name. Decisions that were read before are recognised by their ids.
            logger.PositionRefused(exception, shardId, after);
            await ledger.ForgetPositionAsync(stream.Name, shardId, stoppingToken);
            throw;
        }
    }

    private async Task<(ShardPage Page, string? Next, bool IsAtTip)> ReadAsync(string shardId, string? position, string iterator, CancellationToken stoppingToken)
    {
        GetRecordsResponse response;
        try
        {
            response = await stream.RecordsAsync(iterator, stoppingToken);
        }
        catch (ExpiredIteratorException)
        {
            logger.IteratorExpired(shardId);
            response = await stream.RecordsAsync(await IteratorAsync(shardId, position, stoppingToken), stoppingToken);
        }

        var records = (response.Records ?? []).Select(record => StreamedRecord.Decode(record.SequenceNumber, record.Data.ToArray())).ToList();
        report.ShardRead(shardId, TimeSpan.FromMilliseconds(response.MillisBehindLatest ?? 0));
        return (new ShardPage(stream.Name, shardId, position, records, IsLast: response.NextShardIterator is null), response.NextShardIterator, response.MillisBehindLatest is null or 0);
    }

    private async Task SettleAsync(ShardPage page, CancellationToken stoppingToken)
    {
        using var activity = ScoringTelemetry.Source.StartActivity($"process {page.Stream}", ActivityKind.Consumer);
        activity?.SetTag(Tags.System, Tags.Kinesis)
            .SetTag(Tags.Operation, "process")
            .SetTag(Tags.OperationType, "process")
            .SetTag(Tags.Destination, page.Stream)
            .SetTag(Tags.Shard, page.ShardId)
            .SetTag(Tags.MessageCount, page.Records.Count);
        report.Settled(page, await ledger.SettleAsync(page, stoppingToken));
    }
}
