using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Polly.Registry;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Domain.Decisions;
using Visa.Features;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.SharedCalls;

namespace Visa.StreamConsumer.Ladder;

/// <summary>The first step: the scoring service, in batches over gRPC, each with a deadline. Rows of several shards go together.</summary>
internal sealed class ScoringCaller
{
    /// <summary>Some 2 MB, half of what gRPC takes.</summary>
    private const int MaxRows = 2000;

    /// <summary>So that the next rows are on their way while one call is computed.</summary>
    private const int CallsAtOnce = 2;

    /// <summary>A small part of what a decision may take, and enough for the shards whose records came together.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(2);

    private readonly Scoring.ScoringClient _client;
    private readonly Polly.ResiliencePipeline _pipeline;
    private readonly TimeSpan _deadline;
    private readonly TimeProvider _clock;
    private readonly CallSharing<FeatureRows, ScoredBatch> _sharing;

    public ScoringCaller(Scoring.ScoringClient client, ResiliencePipelineProvider<string> pipelines, IOptions<ScoringOptions> options, TimeProvider clock)
    {
        (_client, _clock, _deadline) = (client, clock, options.Value.Deadline);
        _pipeline = pipelines.GetPipeline(ResiliencePipelines.Scoring);
        _sharing = new CallSharing<FeatureRows, ScoredBatch>(CallsAtOnce, MaxRows, Gathering, clock, parts => CallAsync(parts, asked: null, CancellationToken.None));
    }

    /// <param name="asked">Whose model and policy must answer; null: those in force.</param>
    /// <exception cref="RpcException">Scoring did not answer, or has the asked ones no more (NOT_FOUND).</exception>
    /// <exception cref="InvalidScoringAnswerException">It answered something else than was asked.</exception>
    public async Task<ScoredBatch> ScoreAsync(FeatureRows rows, DecisionContext? asked, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await (asked is null ? _sharing.CallAsync(rows, rows.Count, token) : CallAsync(rows, asked, token)), cancellationToken);
        }
        catch (RpcException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The call to scoring was cancelled.", cancelled, cancellationToken);
        }
    }

    private async Task<ScoredBatch> CallAsync(FeatureRows rows, DecisionContext asked, CancellationToken cancellationToken)
    {
        var part = new CallPart<FeatureRows, ScoredBatch>(rows, rows.Count, cancellationToken);
        await CallAsync([part], asked, cancellationToken);
        return await part.Answer;
    }

    private async Task CallAsync(IReadOnlyList<CallPart<FeatureRows, ScoredBatch>> parts, DecisionContext? asked, CancellationToken cancellationToken)
    {
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        if (asked is not null) (request.ModelVersion, request.PolicyVersion) = (asked.ModelVersion, asked.PolicyVersion);
        request.Facts.Capacity = parts.Sum(part => part.Weight);
        request.Features.Capacity = request.Facts.Capacity * FeatureCatalogue.Count;
        foreach (var part in parts) Add(request, part.Content);
        var response = await _client.ScoreBatchAsync(request, deadline: _clock.GetUtcNow().UtcDateTime + _deadline, cancellationToken: cancellationToken);
        if (response.Answers.Count != request.Facts.Count)
            throw new InvalidScoringAnswerException($"{request.Facts.Count} transactions were sent to scoring and {response.Answers.Count} answers came back.");
        ScoredTransaction[] answers = [.. response.Answers.Select(Read)];
        var first = 0;
        foreach (var part in parts)
        {
            var rows = part.Content;
            var context = new DecisionContext(response.ModelVersion, response.PolicyVersion, FeatureCatalogue.Version, rows.RiskVersion, DegradeStep.Model);
            part.Settle(new ScoredBatch(context, new ArraySegment<ScoredTransaction>(answers, first, rows.Count)));
            first += rows.Count;
        }
    }

    private static void Add(ScoreBatchRequest request, FeatureRows rows)
    {
        request.Features.AddRange(rows.Values.AsSpan());
        foreach (ref readonly var facts in rows.Facts) request.Facts.Add(FactsMessage.Write(facts));
    }

    private static ScoredTransaction Read(Answer answer)
    {
        if (answer.Score is not (>= 0 and <= 1))
            throw new InvalidScoringAnswerException($"Scoring answered {answer.Score}, which is no probability.");
        DecisionReason[] reasons = answer.Reasons.Count == 0 ? [] : [.. answer.Reasons.Select(reason => new DecisionReason(reason.Code, reason.Contribution))];
        return new ScoredTransaction(answer.Score, ReadOutcome(answer.Outcome), reasons);
    }

    private static DecisionOutcome ReadOutcome(Outcome outcome) => outcome switch
    {
        Outcome.Approve => DecisionOutcome.Approve,
        Outcome.Review => DecisionOutcome.Review,
        Outcome.Decline => DecisionOutcome.Decline,
        _ => throw new InvalidScoringAnswerException($"Scoring answered the outcome {outcome}, which is none."),
    };
}
