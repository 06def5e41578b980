using Grpc.Core;
using Microsoft.Extensions.Options;
using Polly.Registry;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Domain.Decisions;
using Visa.Features;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Ladder;

/// <summary>The first step: the scoring service, in batches over gRPC, each with a deadline.</summary>
internal sealed class ScoringCaller(
    Scoring.ScoringClient client, ResiliencePipelineProvider<string> pipelines, IOptions<ScoringOptions> options, TimeProvider clock)
{
    private readonly Polly.ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.Scoring);
    private readonly TimeSpan _deadline = options.Value.Deadline;

    /// <param name="asked">Whose model and policy must answer; null: those in force.</param>
    /// <exception cref="RpcException">Scoring did not answer, or has the asked ones no more (NOT_FOUND).</exception>
    /// <exception cref="InvalidScoringAnswerException">It answered something else than was asked.</exception>
    public async Task<ScoredBatch> ScoreAsync(FeatureRows rows, DecisionContext? asked, CancellationToken cancellationToken)
    {
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        request.Features.AddRange(rows.Values);
        foreach (ref readonly var facts in rows.Facts) request.Facts.Add(FactsMessage.Write(facts));
        if (asked is not null) (request.ModelVersion, request.PolicyVersion) = (asked.ModelVersion, asked.PolicyVersion);
        var response = await CallAsync(request, cancellationToken);
        if (response.Answers.Count != rows.Count)
            throw new InvalidScoringAnswerException($"{rows.Count} transactions were sent to scoring and {response.Answers.Count} answers came back.");
        var context = new DecisionContext(response.ModelVersion, response.PolicyVersion, FeatureCatalogue.Version, rows.RiskVersion, DegradeStep.Model);
        return new ScoredBatch(context, [.. response.Answers.Select(Read)]);
    }

    private async Task<ScoreBatchResponse> CallAsync(ScoreBatchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await client.ScoreBatchAsync(request, deadline: clock.GetUtcNow().UtcDateTime + _deadline, cancellationToken: token), cancellationToken);
        }
        catch (RpcException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The call to scoring was cancelled.", cancelled, cancellationToken);
        }
    }

    private static ScoredTransaction Read(Answer answer)
    {
        if (answer.Score is not (>= 0 and <= 1))
            throw new InvalidScoringAnswerException($"Scoring answered {answer.Score}, which is no probability.");
        return new ScoredTransaction(answer.Score, ReadOutcome(answer.Outcome), [.. answer.Reasons.Select(reason => new DecisionReason(reason.Code, reason.Contribution))]);
    }

    private static DecisionOutcome ReadOutcome(Outcome outcome) => outcome switch
    {
        Outcome.Approve => DecisionOutcome.Approve,
        Outcome.Review => DecisionOutcome.Review,
        Outcome.Decline => DecisionOutcome.Decline,
        _ => throw new InvalidScoringAnswerException($"Scoring answered the outcome {outcome}, which is none."),
    };
}
