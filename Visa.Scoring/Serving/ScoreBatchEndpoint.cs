using System.Buffers;
using System.Diagnostics;
using Google.Protobuf.Collections;
using Grpc.Core;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Domain.Decisions;
using Visa.Features;
using Visa.Scoring.Policies;
using Visa.Scoring.Telemetry;
using ScoringProtocol = Visa.Decisions.Protocol.Scoring;

namespace Visa.Scoring.Serving;

/// <summary>Scores a batch of feature vectors: checks it, takes the policy in force once, and assesses row after row.</summary>
internal sealed class ScoreBatchEndpoint(PolicyStore policies, ScoringTelemetry telemetry, TimeProvider time) : ScoringProtocol.ScoringBase
{
    private const string NoRiskTables = "none";
    private const int RowsBetweenDeadlineChecks = 64;

    public override Task<ScoreBatchResponse> ScoreBatch(ScoreBatchRequest request, ServerCallContext context)
    {
        var started = time.GetTimestamp();
        var evaluator = policies.Current;
        using var activity = ScoringTelemetry.Source.StartActivity("score batch");
        ScoreBatchRequestCheck.ThrowIfMalformed(request);

        var response = new ScoreBatchResponse
        {
            ModelVersion = evaluator.Policy.ModelVersion,
            PolicyVersion = evaluator.Policy.Version,
            RiskVersion = NoRiskTables,
        };
        Score(request.Features, evaluator, response.Answers, context.CancellationToken);

        telemetry.BatchScored(response.Answers.Count, time.GetElapsedTime(started));
        activity?.SetTag(Tags.Rows, response.Answers.Count).SetTag(Tags.PolicyVersion, response.PolicyVersion);
        return Task.FromResult(response);
    }

    private static void Score(RepeatedField<float> features, PolicyEvaluator evaluator, RepeatedField<Answer> answers, CancellationToken deadline)
    {
        var values = ArrayPool<float>.Shared.Rent(features.Count);
        try
        {
            features.CopyTo(values, 0);
            var width = FeatureCatalogue.Count;
            var rows = features.Count / width;
            answers.Capacity = rows;
            for (var row = 0; row < rows; row++)
            {
                if (row % RowsBetweenDeadlineChecks == 0)
                {
                    deadline.ThrowIfCancellationRequested();
                }

                var vector = values.AsSpan(row * width, width);
                ScoreBatchRequestCheck.ThrowIfInfinite(vector, row);
                answers.Add(ToAnswer(evaluator.Assess(vector)));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(values);
        }
    }

    private static Answer ToAnswer(Assessment assessment)
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
