using Amazon.S3;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Visa.Scoring.Drift;
using Visa.Scoring.Registry;
using Visa.Scoring.Telemetry;
using Visa.Scoring.Traffic;
using Visa.ServiceDefaults.Aws;

namespace Visa.Scoring.Serving;

internal static class ServingRegistration
{
    /// <summary>Twice what the largest batch takes: who sends somewhat more than that is told so in rows, not in bytes.</summary>
    private const int MaxMessageBytes = 8 * 1024 * 1024;

    public static void AddServing(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GrpcOptions>().BindConfiguration(GrpcOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<ServingOptions>().BindConfiguration(ServingOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.Services.AddSingleton<IModelObjects, S3ModelObjects>();
        builder.Services.AddSingleton<ModelRegistry>();
        builder.Services.AddSingleton<ServingModels>();
        builder.Services.AddSingleton<Assessors>();
        builder.AddTraffic();
        builder.AddDrift();
        builder.Services.AddHostedService<RegistryWatcher>();
        builder.Services.AddHealthChecks().AddCheck<ReadinessCheck>("models and policies");
        builder.Services.AddSingleton<ScoringTelemetry>();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = MaxMessageBytes);
        builder.Services.AddSingleton<IServiceMethodProvider<ScoreBatchEndpoint>, ScoreBatchMethod>();
        builder.ListenForGrpc();
    }

    /// <summary>Without TLS a connection cannot negotiate its protocol, so each address speaks one.</summary>
    private static void ListenForGrpc(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(GrpcOptions.SectionName).Get<GrpcOptions>()?.Port is not { } port)
        {
            return;
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = listen.IPEndPoint?.Port == port ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var addresses = builder.Configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var known = addresses.Select(BindingAddress.Parse).ToList();
        if (known.Count > 0 && known.TrueForAll(address => address.Port != port))
        {
            builder.WebHost.UseUrls([.. addresses, $"http://{known[0].Host}:{port}"]);
        }
    }

    public static void UseServing(this WebApplication app) => app.UseMiddleware<OverloadGuard>();

    public static void MapServing(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ScoreBatchEndpoint>();
}
