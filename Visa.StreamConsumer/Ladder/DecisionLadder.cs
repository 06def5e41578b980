using Grpc.Core;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Ladder;

/// <summary>Model, else rules only, else the safe default. The step that answered is part of the context of its decisions.</summary>
internal sealed class DecisionLadder(ScoringCaller scoring, RulesStep rules, IOptions<ScoringOptions> options, TimeProvider clock, ILogger<DecisionLadder> logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly TimeSpan _patience = options.Value.ReplayPatience;
    private int _degraded;

    /// <summary>The best answer that can be had now.</summary>
    public async Task<ScoredBatch> ScoreAsync(FeatureRows rows, CancellationToken cancellationToken)
    {
        if (await TryModelAsync(rows, cancellationToken) is { } scored)
            return scored;
        return rules.Score(rows) ?? SafeDefault.Score(rows);
    }

    /// <summary>The answer under one context, waiting for scoring for a while if need be; null when it cannot be had any more.</summary>
    public async Task<ScoredBatch?> RepeatAsync(FeatureRows rows, DecisionContext context, CancellationToken cancellationToken)
    {
        var scored = context.Step switch
        {
            DegradeStep.Model => await WaitForModelAsync(rows, cancellationToken),
            DegradeStep.RulesOnly => rules.Score(rows),
            _ => SafeDefault.Score(rows),
        };
        return scored?.Context == context ? scored : null;
    }

    private async Task<ScoredBatch?> WaitForModelAsync(FeatureRows rows, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            if (await TryModelAsync(rows, cancellationToken) is { } scored)
                return scored;
            if (clock.GetElapsedTime(started) >= _patience)
                return null;
            await Task.Delay(RetryDelay, clock, cancellationToken);
        }
    }

    private async Task<ScoredBatch?> TryModelAsync(FeatureRows rows, CancellationToken cancellationToken)
    {
        try
        {
            var scored = await scoring.ScoreAsync(rows, cancellationToken);
            if (Interlocked.Exchange(ref _degraded, 0) == 1)
                logger.ModelIsBack(scored.Context.ModelVersion);
            return scored;
        }
        catch (Exception exception) when (IsOutage(exception) && !cancellationToken.IsCancellationRequested)
        {
            // Logged at the change only: while scoring is down every batch would say the same.
            if (Interlocked.Exchange(ref _degraded, 1) == 0)
                logger.ScoringUnavailable(exception, rules.IsAvailable ? "the rules alone" : "the safe default");
            return null;
        }
    }

    private static bool IsOutage(Exception exception) => exception is RpcException or BrokenCircuitException or InvalidScoringAnswerException;
}
