using Google.Protobuf;
using Grpc.Core;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Decisions.Protocol;
using Visa.Features;
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
    public async Task ScoreBatch_LargestBatch_IsScored()
    {
        Assert.Equal(5000, (await ScoreAsync(Request(Enumerable.Range(0, 5000).Select(i => (float)i)))).Answers.Count);
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
    public async Task ScoreBatch_TooManyRows_IsRefused()
    {
        await RefusedAsync(Request(Enumerable.Repeat(1f, 5001)), StatusCode.InvalidArgument, "at most 5000 rows, not 5001");
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

    [Fact]
    public async Task ScoreBatch_MutatedRequests_AreAnsweredOrRefusedAndTheServiceLives()
    {
        var random = new Random(3);
        using var channel = service.Grpc();
        var invoker = channel.CreateCallInvoker();
        var bytes = Marshallers.Create(static (byte[] message) => message, static data => data);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "visa.scoring.v1.Scoring", "ScoreBatch", bytes, bytes);
        var tries = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? 100_000 : 10_000;
        var request = Request([20, 150, 5000]);
        request.Facts.AddRange(Enumerable.Range(0, 3).Select(i => FactsMessage.Write(ServingRig.Facts(i))));
        (request.ModelVersion, request.PolicyVersion) = ("scorecard-1", "1");
        var sound = request.ToByteArray();
        await ScoreAsync(request);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var statuses = new System.Collections.Concurrent.ConcurrentDictionary<(bool IsARequest, StatusCode Status), int>();
        var mutated = Enumerable.Range(0, tries).Select(_ => random.Next()).ToList();

        await Parallel.ForEachAsync(mutated, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (seed, token) =>
        {
            var message = Mutate(sound, new Random(seed));
            var status = StatusCode.OK;
            try
            {
                var answer = await invoker.AsyncUnaryCall(method, null, new CallOptions(RunningService.Credentials(), cancellationToken: token), message);
                ScoreBatchResponse.Parser.ParseFrom(answer);
            }
            catch (RpcException exception)
            {
                status = exception.StatusCode;
            }

            statuses.AddOrUpdate((IsARequest(message), status), 1, static (_, count) => count + 1);
        });

        // What is no message at all never reaches the endpoint: gRPC itself answers UNKNOWN.
        Assert.Equal(
            [(false, StatusCode.Unknown), (true, StatusCode.OK), (true, StatusCode.InvalidArgument), (true, StatusCode.NotFound), (true, StatusCode.FailedPrecondition)],
            statuses.Keys.Order());
        Assert.Equal(tries, statuses.Values.Sum());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 64L << 20);
        Assert.Equal(3, (await ScoreAsync(Request([20, 150, 5000]))).Answers.Count);
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

    private static ScoreBatchRequest Request(IEnumerable<float> amounts)
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

    private static bool IsARequest(byte[] message)
    {
        try
        {
            ScoreBatchRequest.Parser.ParseFrom(message);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    /// <summary>Half of the time only the values change, so that many mutants are still requests.</summary>
    private static byte[] Mutate(byte[] sound, Random random)
    {
        var isOfValues = random.Next(2) == 0;
        var bytes = (byte[])sound.Clone();
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            bytes[isOfValues ? random.Next(8, bytes.Length) : random.Next(12)] = (byte)random.Next(256);
        }

        return !isOfValues && random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
