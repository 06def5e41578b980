using Grpc.Core;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Ladder;

/// <summary>Model, else rules only, else the safe default. The step that answered is part of the context of its decisions.</summary>
internal sealed class DecisionLadder(
    ScoringStart start, ScoringCaller scoring, RulesStep rules, IOptions<ScoringOptions> options, TimeProvider clock, ILogger<DecisionLadder> logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly TimeSpan _patience = options.Value.ReplayPatience;
    private int _degraded;

    /// <summary>The best answer that can be had now.</summary>
    public async Task<ScoredBatch> ScoreAsync(FeatureRows rows, CancellationToken cancellationToken)
    {
        await start.WaitAsync(cancellationToken);
        if (await TryModelAsync(rows, asked: null, cancellationToken) is { } scored)
            return scored;
        return rules.Score(rows) ?? SafeDefault.Score(rows);
    }

    /// <summary>The answer under one context, waiting for scoring for a while if need be; null when it cannot be had any more.</summary>
    public async Task<ScoredBatch?> RepeatAsync(FeatureRows rows, DecisionContext context, CancellationToken cancellationToken)
    {
        var scored = context.Step switch
        {
            DegradeStep.Model => await WaitForModelAsync(rows, context, cancellationToken),
            DegradeStep.RulesOnly => rules.Score(rows),
            _ => SafeDefault.Score(rows),
        };
        return scored?.Context == context ? scored : null;
    }

    private async Task<ScoredBatch?> WaitForModelAsync(FeatureRows rows, DecisionContext context, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                if (await TryModelAsync(rows, context, cancellationToken) is { } scored)
                    return scored;
            }
            catch (RpcException gone) when (gone.StatusCode == StatusCode.NotFound)
            {
                return null;
            }
            if (clock.GetElapsedTime(started) >= _patience)
                return null;
            await Task.Delay(RetryDelay, clock, cancellationToken);
        }
    }

    private async Task<ScoredBatch?> TryModelAsync(FeatureRows rows, DecisionContext? asked, CancellationToken cancellationToken)
    {
        try
        {
            var scored = await scoring.ScoreAsync(rows, asked, cancellationToken);
            if (Interlocked.Exchange(ref _degraded, 0) == 1)
                logger.ModelIsBack(scored.Context.ModelVersion);
            return scored;
        }
        catch (Exception exception) when (IsOutage(exception, asked) && !cancellationToken.IsCancellationRequested)
        {
            // Logged at the change only: while scoring is down every batch would say the same.
            if (Interlocked.Exchange(ref _degraded, 1) == 0)
                logger.ScoringUnavailable(exception, rules.IsAvailable ? "the rules alone" : "the safe default");
            return null;
        }
    }

    private static bool IsOutage(Exception exception, DecisionContext? asked) => exception switch
    {
        // That a version which was asked for by name is gone says nothing of scoring's health.
        RpcException { StatusCode: StatusCode.NotFound } => asked is null,
        _ => exception is RpcException or BrokenCircuitException or InvalidScoringAnswerException,
    };
}
