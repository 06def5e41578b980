using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>
/// Lets streams and consumers stay CREATING, UPDATING or DELETING for a moment, as on AWS. What is created before the first request is
/// answered, and all with a delay of zero, is there at once.
/// </summary>
internal sealed class StreamTransitions(
    StreamRegistry streams, IOptions<KinesisOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<StreamTransitions> logger) : BackgroundService
{
    private const int MostUnderWay = 10_000;

    // Every passage takes equally long, so that the first to begin is the first to end.
    private readonly Channel<(string Stream, DateTimeOffset DueAt)> _underWay = Channel.CreateBounded<(string, DateTimeOffset)>(MostUnderWay);

    /// <summary>Waits for room only: the passage itself ends later.</summary>
    public async Task BeginAsync(string stream, CancellationToken cancellationToken)
    {
        var delay = options.Value.TransitionDelay;
        if (delay == TimeSpan.Zero || !lifetime.ApplicationStarted.IsCancellationRequested)
        {
            await streams.SettleAsync(stream, CancellationToken.None);
            return;
        }

        await _underWay.Writer.WriteAsync((stream, time.GetUtcNow() + delay), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (stream, dueAt) in _underWay.Reader.ReadAllAsync(stoppingToken))
            {
                var wait = dueAt - time.GetUtcNow();
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, stoppingToken);
                }

                await SettleAsync(stream, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is still under way ends at the next start.
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: one stream whose disk fails must not keep the others from their end.")]
    private async Task SettleAsync(string stream, CancellationToken cancellationToken)
    {
        try
        {
            await streams.SettleAsync(stream, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.PassageFailed(stream, exception);
        }
    }
}
