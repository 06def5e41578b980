using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using ScoringClient = Visa.Decisions.Protocol.Scoring.ScoringClient;

namespace Visa.Scoring.Tests.Serving;

/// <summary>Broken requests over the wire: each is answered or refused in words, and the service stays as it was. 100,000 of them with VISA_TEST_LONG=1.</summary>
public sealed class ScoreBatchFuzzTests(RunningService service) : IClassFixture<RunningService>
{
    private const long MostGrowth = 64L << 20;

    private static readonly int Tries = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? 100_000 : 5_000;

    private readonly ConcurrentDictionary<(bool IsARequest, StatusCode Status), int> _statuses = new();

    [Fact]
    public async Task ScoreBatch_MutatedRequests_AreAnsweredOrRefusedAndTheServiceLives()
    {
        var request = ScoreBatchEndpointTests.Request([20, 150, 5000]);
        request.Facts.AddRange(Enumerable.Range(0, 3).Select(i => FactsMessage.Write(ServingRig.Facts(i))));
        (request.ModelVersion, request.PolicyVersion) = ("scorecard-1", "1");
        var mutator = new RequestMutator(request);
        using var channel = service.Grpc();
        var invoker = channel.CreateCallInvoker();

        // By half of the tries the pools have grown to what huge messages need.
        await TryAsync(invoker, mutator, Enumerable.Range(0, Tries / 2));
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        await TryAsync(invoker, mutator, Enumerable.Range(Tries / 2, Tries / 2));

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, MostGrowth);
        Assert.Equal(
            [
                (false, StatusCode.InvalidArgument), (true, StatusCode.OK), (true, StatusCode.InvalidArgument), (true, StatusCode.NotFound), (true, StatusCode.ResourceExhausted),
                (true, StatusCode.FailedPrecondition),
            ],
            _statuses.Keys.Order());
        Assert.Equal(Tries, _statuses.Values.Sum());
        Assert.Equal(3, (await new ScoringClient(channel).ScoreBatchAsync(request, RunningService.Credentials())).Answers.Count);
    }

    private Task TryAsync(CallInvoker invoker, RequestMutator mutator, IEnumerable<int> seeds)
    {
        var bytes = Marshallers.Create(static (byte[] message) => message, static data => data);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "visa.scoring.v1.Scoring", "ScoreBatch", bytes, bytes);
        return Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (seed, token) =>
        {
            var message = mutator.Mutate(new Random(seed));
            var status = StatusCode.OK;
            try
            {
                var answer = await invoker.AsyncUnaryCall(method, null, new CallOptions(RunningService.Credentials(), cancellationToken: token), message);
                ScoreBatchResponse.Parser.ParseFrom(answer);
            }
            catch (RpcException exception)
            {
                status = exception.StatusCode;
                Assert.NotEqual("", exception.Status.Detail);
            }

            _statuses.AddOrUpdate((IsARequest(message), status), 1, static (_, count) => count + 1);
        });
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
}
