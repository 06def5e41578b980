using System.Diagnostics.CodeAnalysis;

namespace Visa.Scoring.Traffic;

/// <summary>Shows each batch of live traffic to every reader, one after the other.</summary>
internal sealed class LiveWorker(LiveQueue queue, IEnumerable<ILiveReader> readers, ILogger<LiveWorker> logger) : BackgroundService
{
    private readonly ILiveReader[] _readers = [.. readers];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var batch in queue.Batches.ReadAllAsync(stoppingToken))
        {
            using (batch)
            {
                foreach (var reader in _readers) await ShowAsync(reader, batch, stoppingToken);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: one reader's failure must stop neither the others nor the next batch; it is logged.")]
    private async Task ShowAsync(ILiveReader reader, LiveBatch batch, CancellationToken stoppingToken)
    {
        try
        {
            await reader.ReadAsync(batch, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LiveReaderFailed(exception, reader.GetType().Name, batch.Rows);
        }
    }
}
