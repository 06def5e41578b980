using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Delivery;
using Visa.Scoring.Serving;
using Visa.Scoring.Telemetry;
using Visa.ServiceDefaults.Platform;

namespace Visa.Scoring.Traffic;

/// <summary>
/// Scores live traffic with every challenger and sends the scores to <c>raw/shadow_scores</c>, beside what the champion said. They are samples for a comparison: those
/// that cannot be delivered are dropped and counted.
/// </summary>
internal sealed class ShadowScorer(
    ServingModels models, FirehoseDelivery delivery, IOptions<PlatformOptions> platform, ScoringTelemetry telemetry, TimeProvider time, ILogger<ShadowScorer> logger) : ILiveReader
{
    public async Task ReadAsync(LiveBatch batch, CancellationToken cancellationToken)
    {
        foreach (var challenger in models.Live.Challengers)
        {
            await SendAsync(Lines(batch, challenger), cancellationToken);
        }
    }

    private List<byte[]> Lines(LiveBatch batch, ServingModel challenger)
    {
        var margins = new double[batch.Rows];
        challenger.Kernel.Margins(batch.Vectors, margins);
        var now = time.GetUtcNow();
        var lines = new List<byte[]>(batch.Rows);
        for (var row = 0; row < margins.Length; row++)
        {
            var facts = batch.Facts[row];
            lines.Add(RecordLine.Write(new ShadowScore(
                facts.Id.ToString(), facts.Card.ToString(), facts.EventTime, challenger.Version, challenger.Probability(margins[row]), batch.ModelVersion, batch.Answers[row].Score, now)));
        }

        return lines;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the delivery broke on, a shadow score is not worth stopping for; it is counted and logged.")]
    private async Task SendAsync(List<byte[]> lines, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.PutAsync(platform.Value.ShadowScoresDeliveryStream, lines, cancellationToken);
            telemetry.ShadowScored("delivered", lines.Count);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            telemetry.ShadowScored("dropped", lines.Count);
            logger.ShadowScoresDropped(exception, lines.Count);
        }
    }
}
