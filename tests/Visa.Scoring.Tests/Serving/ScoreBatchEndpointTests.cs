using Grpc.Core;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Decisions.Protocol;
using Visa.Features;
using Visa.Scoring.Serving;
using ScoringClient = Visa.Decisions.Protocol.Scoring.ScoringClient;

namespace Visa.Scoring.Tests.Serving;

public sealed class ScoreBatchEndpointTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task ScoreBatch_Rows_AreAssessedInOrderByThePolicy(string host)
    {
        using var channel = service.Grpc(host);
        var request = Request([20, 150, 5000, 99.99f]);

        var response = await new ScoringClient(channel).ScoreBatchAsync(request, RunningService.Credentials(), DateTime.MaxValue);

        var evaluator = new PolicyEvaluator(PolicyFile.Parse(PolicyTexts.Amounts("1"), "p"));
        var expected = request.Features.Chunk(FeatureCatalogue.Count).Select(row => evaluator.Assess(row)).ToList();
        Assert.Equal(("scorecard-1", "1", "none"), (response.ModelVersion, response.PolicyVersion, response.RiskVersion));
        Assert.Equal(expected.Select(assessment => assessment.Score), response.Answers.Select(answer => answer.Score));
        Assert.Equal([Outcome.Approve, Outcome.Review, Outcome.Decline, Outcome.Approve], response.Answers.Select(answer => answer.Outcome));
        Assert.Equal([new Reason { Code = "LARGE", Contribution = 3 }, new Reason { Code = "HUGE", Contribution = 3 }], response.Answers[2].Reasons);
    }

    [Fact]
    public async Task ScoreBatch_NoRows_GivesNoAnswers()
    {
        Assert.Empty((await ScoreAsync(Request([]))).Answers);
    }

    [Fact]
    public async Task ScoreBatch_LargestBatchWithFacts_FitsIntoWhatGrpcTakesByDefault()
    {
        const int UsualLimit = 4 * 1024 * 1024;
        var request = Request(Enumerable.Repeat(5000f, ScoreBatchRequestCheck.MaxRows));
        request.Facts.AddRange(Enumerable.Range(0, ScoreBatchRequestCheck.MaxRows).Select(i => FactsMessage.Write(ServingRig.Facts(i) with { MerchantId = new string('M', 32) })));

        var response = await ScoreAsync(request);

        Assert.Equal(ScoreBatchRequestCheck.MaxRows, response.Answers.Count);
        Assert.InRange(request.CalculateSize(), 0, UsualLimit);
        Assert.InRange(response.CalculateSize(), 0, UsualLimit);
    }

    [Fact]
    public async Task ScoreBatch_MessageBeyondEveryBatch_IsRefusedUnread()
    {
        await RefusedAsync(Request(Enumerable.Repeat(1f, 3 * ScoreBatchRequestCheck.MaxRows)), StatusCode.ResourceExhausted, "exceeds the maximum");
    }

    [Fact]
    public async Task ScoreBatch_OtherCatalogue_IsAFailedPrecondition()
    {
        var request = Request([20]);
        request.CatalogueVersion++;

        await RefusedAsync(request, StatusCode.FailedPrecondition, $"catalogue {FeatureCatalogue.Version + 1}");
    }

    [Fact]
    public async Task ScoreBatch_OtherFeatureCount_IsRefused()
    {
        var request = Request([20]);
        request.FeatureCount = 3;

        await RefusedAsync(request, StatusCode.InvalidArgument, $"feature_count is 3, but catalogue {FeatureCatalogue.Version} has {FeatureCatalogue.Count}");
    }

    [Fact]
    public async Task ScoreBatch_HalfARow_IsRefused()
    {
        var request = Request([20]);
        request.Features.Add(1);

        await RefusedAsync(request, StatusCode.InvalidArgument, "1 are left over");
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public async Task ScoreBatch_Infinite_IsRefusedByRowAndFeature(float value)
    {
        var request = Request([20, 30]);
        request.Features[FeatureCatalogue.Count + FeatureCatalogue.IndexOf("km_per_hour")] = value;

        await RefusedAsync(request, StatusCode.InvalidArgument, "Row 1 has an infinite value for km_per_hour");
    }

    [Fact]
    public async Task ScoreBatch_MissingValue_IsScoredWithoutItsRules()
    {
        var request = Request([20]);
        request.Features[FeatureCatalogue.IndexOf("km_per_hour")] = float.NaN;

        Assert.Equal((await ScoreAsync(Request([20]))).Answers, (await ScoreAsync(request)).Answers);
    }

    [Fact]
    public async Task ScoreBatch_BytesThatAreNoRequest_AreTheCallersMistake()
    {
        using var channel = service.Grpc();
        var bytes = Marshallers.Create(static (byte[] message) => message, static data => data);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "visa.scoring.v1.Scoring", "ScoreBatch", bytes, bytes);

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(RunningService.Credentials()), "{}"u8.ToArray()));

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.StartsWith("The bytes are no ScoreBatchRequest: ", exception.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScoreBatch_TooManyRows_IsRefused()
    {
        await RefusedAsync(Request(Enumerable.Repeat(1f, 4001)), StatusCode.InvalidArgument, "at most 4000 rows, not 4001");
    }

    [Fact]
    public async Task ScoreBatch_AskedByUnknownNames_IsNotFound()
    {
        var request = Request([20]);
        (request.ModelVersion, request.PolicyVersion) = ("gone", "1");

        await RefusedAsync(request, StatusCode.NotFound, "Model gone with policy 1 cannot be had any more");
    }

    [Fact]
    public async Task ScoreBatch_FactsOfAnotherCount_AreRefused()
    {
        var request = Request([20, 30]);
        request.Facts.Add(FactsMessage.Write(ServingRig.Facts(1)));

        await RefusedAsync(request, StatusCode.InvalidArgument, "facts of 1 transactions for 2 rows");
    }

    [Fact]
    public async Task ScoreBatch_FactsOfNoCard_AreRefusedByRow()
    {
        var request = Request([20, 30]);
        request.Facts.Add(FactsMessage.Write(ServingRig.Facts(1)));
        request.Facts.Add(new Facts(request.Facts[0]) { CardToken = "4111111111111111" });

        await RefusedAsync(request, StatusCode.InvalidArgument, "Row 1 has a card_token");
    }

    [Fact]
    public async Task ScoreBatch_NoToken_IsUnauthenticated()
    {
        using var channel = service.Grpc();

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await new ScoringClient(channel).ScoreBatchAsync(Request([20])));

        Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode);
    }

    private async Task<ScoreBatchResponse> ScoreAsync(ScoreBatchRequest request)
    {
        using var channel = service.Grpc();
        return await new ScoringClient(channel).ScoreBatchAsync(request, RunningService.Credentials());
    }

    private async Task RefusedAsync(ScoreBatchRequest request, StatusCode code, string detail)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => ScoreAsync(request));

        Assert.Equal(code, exception.StatusCode);
        Assert.Contains(detail, exception.Status.Detail, StringComparison.Ordinal);
    }

    internal static ScoreBatchRequest Request(IEnumerable<float> amounts)
    {
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        foreach (var amount in amounts)
        {
            var row = new float[FeatureCatalogue.Count];
            row[FeatureCatalogue.IndexOf("amount")] = amount;
            request.Features.AddRange(row);
        }

        return request;
    }
}
