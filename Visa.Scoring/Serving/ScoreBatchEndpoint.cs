using System.Buffers;
using System.Diagnostics;
using Google.Protobuf.Collections;
using Grpc.Core;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Domain.Decisions;
using Visa.Features;
using Visa.Scoring.Telemetry;
using Visa.Scoring.Traffic;

namespace Visa.Scoring.Serving;

/// <summary>Scores a batch of feature vectors: checks it, takes the model and the policy once, assesses the rows, and answers under their names.</summary>
internal sealed class ScoreBatchEndpoint(Assessors assessors, LiveQueue live, ScoringTelemetry telemetry, TimeProvider time)
{
    private const string NoRiskTables = "none";
    private const int RowsBetweenDeadlineChecks = 64;

    public async Task<ScoreBatchResponse> ScoreBatch(ScoreBatchRequest request, ServerCallContext context)
    {
        var started = time.GetTimestamp();
        using var activity = ScoringTelemetry.Source.StartActivity("score batch");
        ScoreBatchRequestCheck.ThrowIfMalformed(request);
        var facts = ScoreBatchRequestCheck.ReadFacts(request);
        var assessor = await AssessorAsync(request, context.CancellationToken);

        var response = new ScoreBatchResponse { ModelVersion = assessor.ModelVersion, PolicyVersion = assessor.Policy.Version, RiskVersion = NoRiskTables };
        Score(request, facts, assessor, response.Answers, context.CancellationToken);

        telemetry.BatchScored(response.Answers.Count, time.GetElapsedTime(started));
        activity?.SetTag(Tags.Rows, response.Answers.Count).SetTag(Tags.ModelVersion, response.ModelVersion).SetTag(Tags.PolicyVersion, response.PolicyVersion);
        return response;
    }

    private async Task<Assessor> AssessorAsync(ScoreBatchRequest request, CancellationToken cancellationToken)
    {
        if (!assessors.AreReady) throw new RpcException(new Status(StatusCode.Unavailable, "The registry and the policies were not read yet; try again."));
        if (request.ModelVersion.Length == 0) return assessors.Current;
        return await assessors.FindAsync(request.ModelVersion, request.PolicyVersion, cancellationToken)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"Model {request.ModelVersion} with policy {request.PolicyVersion} cannot be had any more."));
    }

    private void Score(ScoreBatchRequest request, TransactionFacts[] facts, Assessor assessor, RepeatedField<Answer> answers, CancellationToken deadline)
    {
        var values = ArrayPool<float>.Shared.Rent(request.Features.Count);
        var isHandedOn = false;
        try
        {
            request.Features.CopyTo(values, 0);
            var vectors = values.AsSpan(0, request.Features.Count);
            ScoreBatchRequestCheck.ThrowIfInfinite(vectors);
            var seen = Assess(vectors, facts, assessor, answers, deadline);

            // A repetition was seen before, and rows that nobody is named for can be joined with nothing.
            isHandedOn = facts.Length > 0 && request.ModelVersion.Length == 0;
            if (isHandedOn) live.Offer(new LiveBatch(values, facts, seen, assessor.ModelVersion, time.GetUtcNow()));
        }
        finally
        {
            if (!isHandedOn) ArrayPool<float>.Shared.Return(values);
        }
    }

    private static LiveAnswer[] Assess(ReadOnlySpan<float> vectors, TransactionFacts[] facts, Assessor assessor, RepeatedField<Answer> answers, CancellationToken deadline)
    {
        var width = FeatureCatalogue.Count;
        var seen = new LiveAnswer[vectors.Length / width];
        var assessments = ArrayPool<Assessment>.Shared.Rent(Math.Min(RowsBetweenDeadlineChecks, seen.Length));
        answers.Capacity = seen.Length;
        try
        {
            for (var start = 0; start < seen.Length; start += RowsBetweenDeadlineChecks)
            {
                deadline.ThrowIfCancellationRequested();
                var part = assessments.AsSpan(0, Math.Min(RowsBetweenDeadlineChecks, seen.Length - start));
                assessor.Assess(vectors.Slice(start * width, part.Length * width), facts.Length == 0 ? [] : facts.AsSpan(start, part.Length), part);
                for (var row = 0; row < part.Length; row++)
                {
                    answers.Add(ToAnswer(part[row]));
                    seen[start + row] = new LiveAnswer(part[row].Score, part[row].Outcome);
                }
            }
        }
        finally
        {
            ArrayPool<Assessment>.Shared.Return(assessments, clearArray: true);
        }

        return seen;
    }

    private static Answer ToAnswer(in Assessment assessment)
    {
        var answer = new Answer { Score = assessment.Score, Outcome = ToProtocol(assessment.Outcome) };
        foreach (var reason in assessment.Reasons)
        {
            answer.Reasons.Add(new Reason { Code = reason.Code, Contribution = reason.Contribution });
        }

        return answer;
    }

    private static Outcome ToProtocol(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Approve => Outcome.Approve,
        DecisionOutcome.Review => Outcome.Review,
        DecisionOutcome.Decline => Outcome.Decline,
        _ => throw new UnreachableException($"There is no outcome {outcome}."),
    };
}
