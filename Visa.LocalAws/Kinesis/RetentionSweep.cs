using Microsoft.Extensions.Options;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis;

/// <summary>Deletes, now and then, the segments whose records are all older than their stream keeps them, and forgets shards that closed before that.</summary>
internal sealed class RetentionSweep(StreamRegistry streams, IOptions<KinesisOptions> options, TimeProvider time, ILogger<RetentionSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RetentionInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A host that is disposed of without a stop cancels too.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in streams.All)
        {
            try
            {
                await SweepAsync(stream, cancellationToken);
            }
            catch (IOException exception)
            {
                logger.SweepFailed(exception);
            }
        }
    }

    private async Task SweepAsync(KinesisStream stream, CancellationToken cancellationToken)
    {
        var horizon = stream.TrimHorizon(time.GetUtcNow());
        var deleted = stream.Shards.Sum(shard => shard.Log.DeleteOlderThan(horizon.ToUnixTimeMilliseconds()));
        if (deleted > 0)
        {
            logger.SegmentsExpired(deleted, stream.Name);
        }

        var forgotten = await streams.DropShardsAsync(stream, horizon, cancellationToken);
        if (forgotten > 0)
        {
            logger.ShardsExpired(forgotten, stream.Name);
        }
    }
}
