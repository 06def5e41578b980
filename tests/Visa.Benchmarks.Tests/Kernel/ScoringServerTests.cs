using Grpc.Core;
using Grpc.Net.Client;
using Visa.Benchmarks.Kernel;
using Visa.Decisions.Ensembles;
using Visa.Decisions.Protocol;
using Visa.Features;
using ScoringClient = Visa.Decisions.Protocol.Scoring.ScoringClient;

namespace Visa.Benchmarks.Tests.Kernel;

public sealed class ScoringServerTests
{
    [Fact]
    public async Task StartAsync_AnEnsemble_AnswersByIt()
    {
        var ensemble = new TreeEnsemble(KernelData.Width, 0, [new EnsembleTree([0], [100], [~0], [~1], [-2, 2], [1, 1])]);
        await using var server = await ScoringServer.StartAsync(ensemble, suspicious: ScoringServer.LogOddsOfReview, default);
        using var channel = GrpcChannel.ForAddress(server.Address);
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        request.Features.AddRange(new float[FeatureCatalogue.Count]);

        var response = await new ScoringClient(channel).ScoreBatchAsync(request, new Metadata { { "authorization", $"Bearer {ScoringServer.Token}" } });

        Assert.Equal("bench", response.ModelVersion);
        Assert.Equal(1 / (1 + Math.Exp(2)), response.Answers.Single().Score, 9);
    }
}
