using Grpc.Core;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Features;

namespace Visa.StreamConsumer.Tests.Fakes;

/// <summary>Scores by the amount and the count of the day, so that the answer shows the state; a test may make it fail.</summary>
internal sealed class FakeScoring : Scoring.ScoringClient
{
    private static readonly int Amount = FeatureCatalogue.IndexOf("amount");
    private static readonly int Count = FeatureCatalogue.IndexOf("card_count_24h");

    public string ModelVersion { get; set; } = "model-1";

    /// <summary>The reason code of a row; the model's version when null.</summary>
    public RowCode? CodeOf { get; set; }

    /// <summary>Models before it that can still be asked for by name.</summary>
    public HashSet<string> EarlierModels { get; } = [];

    /// <summary>Answers in earnest, in place of the scores by amount and count.</summary>
    public Assessor? Assessor { get; set; }

    public Action? Before { get; set; }

    public bool IsDown { get; set; }

    public bool DropsAnAnswer { get; set; }

    public List<ScoreBatchRequest> Requests { get; } = [];

    public override AsyncUnaryCall<ScoreBatchResponse> ScoreBatchAsync(ScoreBatchRequest request, CallOptions options)
    {
        Before?.Invoke();
        if (CodeOf is null)
            Requests.Add(request);
        var model = request.ModelVersion is { Length: > 0 } asked ? asked : ModelVersion;
        var response = IsDown ? Task.FromException<ScoreBatchResponse>(new RpcException(new Status(StatusCode.Unavailable, "down")))
            : model == ModelVersion || EarlierModels.Contains(model) ? Task.FromResult(Score(request, model))
            : Task.FromException<ScoreBatchResponse>(new RpcException(new Status(StatusCode.NotFound, "gone")));
        return new AsyncUnaryCall<ScoreBatchResponse>(response, Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
    }

    public delegate string RowCode(ReadOnlySpan<float> row);

    private static ReadOnlySpan<float> Row(ScoreBatchRequest request, int row) => request.Features.Skip(row * request.FeatureCount).Take(request.FeatureCount).ToArray();

    private ScoreBatchResponse Score(ScoreBatchRequest request, string model)
    {
        if (Assessor is { } assessor)
            return Assess(request, assessor);
        var response = new ScoreBatchResponse { ModelVersion = model, PolicyVersion = "policy-1", RiskVersion = "none" };
        for (var row = 0; row < request.Features.Count / request.FeatureCount; row++)
        {
            var score = 1 - 1 / (1 + request.Features[row * request.FeatureCount + Amount] + request.Features[row * request.FeatureCount + Count] / 7);
            var answer = new Answer { Score = score, Outcome = score > 0.99 ? Outcome.Decline : Outcome.Approve };
            answer.Reasons.Add(new Reason { Code = CodeOf?.Invoke(Row(request, row)) ?? model, Contribution = score * 3 });
            response.Answers.Add(answer);
        }
        if (DropsAnAnswer)
            response.Answers.RemoveAt(0);
        return response;
    }

    private static ScoreBatchResponse Assess(ScoreBatchRequest request, Assessor assessor)
    {
        var response = new ScoreBatchResponse { ModelVersion = assessor.ModelVersion, PolicyVersion = assessor.Policy.Version, RiskVersion = "none" };
        var vectors = request.Features.ToArray();
        for (var row = 0; row < request.Facts.Count; row++)
        {
            Assert.True(FactsMessage.TryRead(request.Facts[row], out var facts, out _));
            var assessment = assessor.Assess(vectors.AsSpan(row * request.FeatureCount, request.FeatureCount), facts);
            var answer = new Answer { Score = assessment.Score, Outcome = (Outcome)(assessment.Outcome + 1) };
            answer.Reasons.AddRange(assessment.Reasons.Select(reason => new Reason { Code = reason.Code, Contribution = reason.Contribution }));
            response.Answers.Add(answer);
        }
        return response;
    }
}
