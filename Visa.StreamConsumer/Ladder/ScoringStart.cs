using Grpc.Core;
using Microsoft.Extensions.Options;
using Visa.Decisions.Protocol;
using Visa.Features;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.Ladder;

/// <summary>Lets the first batches wait for a scoring service that is starting as this process is: what waits in the stream is then decided by the model, not by a lower step.</summary>
internal sealed class ScoringStart(Scoring.ScoringClient client, IOptions<ScoringOptions> options, TimeProvider clock, ILogger<ScoringStart> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task? _over;

    /// <summary>Ends when scoring has answered once, or at the end of the patience; from then on at once.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _over ??= AskAsync(options.Value.StartPatience);
            return _over.IsCompletedSuccessfully ? Task.CompletedTask : _over.WaitAsync(cancellationToken);
        }
    }

    private async Task AskAsync(TimeSpan patience)
    {
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) < patience)
        {
            try
            {
                var nothing = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
                await client.ScoreBatchAsync(nothing, deadline: clock.GetUtcNow().UtcDateTime + CallLimit);
                return;
            }
            catch (RpcException answer) when (!ResiliencePipelines.IsTransient(answer))
            {
                // It is there; the ladder says what is wrong with it.
                return;
            }
            catch (RpcException)
            {
                await Task.Delay(Pause, clock);
            }
        }

        if (patience > TimeSpan.Zero)
            logger.ScoringDidNotStart(patience);
    }
}
