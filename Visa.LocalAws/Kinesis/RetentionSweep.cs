using Microsoft.Extensions.Options;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis;

/// <summary>Deletes, now and then, the segments whose records are all older than their stream keeps them.</summary>
internal sealed class RetentionSweep(StreamRegistry streams, IOptions<KinesisOptions> options, TimeProvider time, ILogger<RetentionSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RetentionInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Sweep();
        }
    }

    private void Sweep()
    {
        foreach (var stream in streams.All)
        {
            var horizon = (time.GetUtcNow() - stream.Retention).ToUnixTimeMilliseconds();
            var deleted = stream.Shards.Sum(shard => shard.Log.DeleteOlderThan(horizon));
            if (deleted > 0)
            {
                logger.SegmentsExpired(deleted, stream.Name);
            }
        }
    }
}
