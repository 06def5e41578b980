using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Amazon.KinesisFirehose;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visa.Decisions.Calibrations;
using Visa.Decisions.Ensembles;
using Visa.Decisions.ModelFiles;
using Visa.Features;
using Visa.Scoring.Delivery;
using Visa.Scoring.Policies;
using Visa.Scoring.Registry;
using Visa.Scoring.Serving;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Benchmarks.Kernel;

/// <summary>The serving half of scoring, as deployed but for the lake, which is in memory: Kestrel, login, overload guard, champion, policy, live queue.</summary>
internal sealed class ScoringServer : IAsyncDisposable
{
    public const string Token = "service-token-of-the-bench";

    /// <summary>Where the costs of the policy begin to prefer a review to an approval of some twenty dollars: a probability of 0.13.</summary>
    public const double LogOddsOfReview = -1.9;

    private readonly WebApplication _app;

    private ScoringServer(WebApplication app, int port) => (_app, Address) = (app, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    /// <param name="ensemble">Of the champion: over the first features of the catalogue.</param>
    /// <param name="suspicious">The margin from which on a row is reviewed, if its amount is a small one.</param>
    public static async Task<ScoringServer> StartAsync(TreeEnsemble ensemble, double suspicious, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var builder = WebApplication.CreateBuilder([$"--urls=http://127.0.0.1:{port}", $"--Grpc:Port={port}", $"--Authentication:ServiceToken={Token}"]);
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        builder.AddVisaAuthentication();
        builder.AddPolicies();
        builder.AddServing();
        builder.AddDelivery();
        builder.Services.AddSingleton<IModelObjects, MemoryLake>();
        // No challenger scores here, so nothing is ever delivered.
        builder.Services.AddSingleton<IAmazonKinesisFirehose>(_ =>
            new AmazonKinesisFirehoseClient(new AnonymousAWSCredentials(), new AmazonKinesisFirehoseConfig { ServiceURL = "http://127.0.0.1:1" }));
        var app = builder.Build();
        app.UseServing();
        app.UseVisaAuthentication();
        app.MapServing();

        var registry = app.Services.GetRequiredService<ModelRegistry>();
        await registry.RegisterAsync(new TrainedModel(Describe(ensemble, suspicious), ensemble), "", "bench", cancellationToken);
        await registry.ChangeAsync("bench", ModelStage.Champion, "bench", "bench", cancellationToken);
        await app.StartAsync(cancellationToken);
        var assessors = app.Services.GetRequiredService<Assessors>();
        while (!assessors.AreReady) await Task.Delay(20, cancellationToken);
        return new ScoringServer(app, port);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static ModelDescription Describe(TreeEnsemble ensemble, double suspicious) => new()
    {
        Version = "bench",
        Learner = "lightgbm",
        TrainedAt = DateTimeOffset.UnixEpoch,
        CatalogueVersion = FeatureCatalogue.Version,
        Features = [.. FeatureCatalogue.Features.Take(ensemble.FeatureCount).Select(feature => new ModelFeature(feature.Id, feature.Name, feature.Fingerprint, 0))],
        Calibration = new SigmoidCalibration(1, LogOddsOfReview - suspicious),
        Window = new TrainingWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1, 0),
        Metrics = ImmutableSortedDictionary<string, ModelMetric>.Empty,
        Lineage = ImmutableSortedDictionary<string, string>.Empty,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class MemoryLake : IModelObjects
    {
        private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

        public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_objects.GetValueOrDefault(key));

        public Task<bool> WriteNewAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Task.FromResult(_objects.TryAdd(key, content.ToArray()));

        public Task<IReadOnlyList<string>> ListAsync(string prefix, string after, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>([.. _objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0).Order(StringComparer.Ordinal)]);
    }
}
