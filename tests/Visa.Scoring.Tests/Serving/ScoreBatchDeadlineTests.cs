using System.Diagnostics.Metrics;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Visa.Decisions.Protocol;
using Visa.Features;
using Visa.Scoring.Serving;
using Visa.Scoring.Telemetry;
using Visa.Scoring.Traffic;

namespace Visa.Scoring.Tests.Serving;

public sealed class ScoreBatchDeadlineTests
{
    [Fact]
    public async Task ScoreBatch_DeadlinePassed_StopsScoring()
    {
        await using var metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var rig = await ServingRig.StartAsync();
        var telemetry = new ScoringTelemetry(metrics.GetRequiredService<IMeterFactory>());
        var endpoint = new ScoreBatchEndpoint(rig.Assessors, new LiveQueue(Options.Create(new TrafficOptions()), telemetry), telemetry, TimeProvider.System);
        var request = new ScoreBatchRequest { CatalogueVersion = FeatureCatalogue.Version, FeatureCount = FeatureCatalogue.Count };
        request.Features.AddRange(new float[FeatureCatalogue.Count]);

        await Assert.ThrowsAsync<OperationCanceledException>(() => endpoint.ScoreBatch(request, new PastDeadline()));
    }

    private sealed class PastDeadline : ServerCallContext
    {
        protected override string MethodCore => "ScoreBatch";

        protected override string HostCore => "localhost";

        protected override string PeerCore => "ipv4:127.0.0.1:1";

        protected override DateTime DeadlineCore => DateTime.UnixEpoch;

        protected override Metadata RequestHeadersCore => [];

        protected override CancellationToken CancellationTokenCore => new(canceled: true);

        protected override Metadata ResponseTrailersCore => [];

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore => new("", []);

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
