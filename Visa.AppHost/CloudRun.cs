using Aspire.Hosting.AWS;
using Microsoft.Extensions.Hosting;

namespace Visa.AppHost;

/// <summary>One service on this machine, everything else deployed: for whoever debugs it. What it writes is real.</summary>
internal sealed class CloudRun(IDistributedApplicationBuilder builder, CloudOptions cloud, RunOptions run, RunSecrets secrets)
{
    private readonly IAWSSDKConfig _aws = Configure(builder, cloud);

    public async Task<int> RunAsync()
    {
        Directory.CreateDirectory(run.DataDirectory);
        Describe();
        TakenPorts.GiveWay(builder, Console.WriteLine);
        await using var app = builder.Build();
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"{cloud.Service} runs here against {cloud.Names.Region}. Pages open with /login?t={secrets.LoginToken}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Adds the service and what it cannot be without on this machine.</summary>
    public void Describe()
    {
        switch (cloud.Service)
        {
            case "scoring":
                AddScoring();
                break;
            case "consumer":
                // Deployed scoring is inside its network. The consumer takes its share of the shards beside the deployed ones.
                var scoring = AddScoring();
                With("consumer", builder.AddProject<Projects.Visa_StreamConsumer>("consumer")).WithEnvironment("Scoring__Address", scoring.GetEndpoint("grpc")).WaitFor(scoring);
                break;
            case "orchestrator":
                With("orchestrator", builder.AddProject<Projects.Visa_Orchestrator>("orchestrator")).WithEnvironment("Orchestrator__Database", run.FileOf("orchestrator.db"));
                break;
            default:
                // Its token key is a secret: the person gives it, as Generator__TokenKey.
                With("generator", builder.AddProject<Projects.Visa_Generator>("generator"));
                break;
        }
    }

    private IResourceBuilder<ProjectResource> AddScoring() =>
        With("scoring", builder.AddProject<Projects.Visa_Scoring>("scoring"))
            .WithHttpEndpoint(name: "grpc", env: "Grpc__Port")
            .WithEnvironment("Scoring__Database", run.FileOf("scoring.db"));

    private IResourceBuilder<ProjectResource> With(string service, IResourceBuilder<ProjectResource> process)
    {
        foreach (var (name, value) in cloud.Names.Of(service)) process.WithEnvironment(name, value);
        return process
            .WithReference(_aws)
            .WithEnvironment("Authentication__LoginToken", secrets.LoginToken)
            .WithEnvironment("Authentication__ServiceToken", secrets.ServiceToken)
            .WithHttpHealthCheck("/health");
    }

    private static IAWSSDKConfig Configure(IDistributedApplicationBuilder builder, CloudOptions cloud)
    {
        var aws = builder.AddAWSSDKConfig().WithRegion(Amazon.RegionEndpoint.GetBySystemName(cloud.Names.Region));
        return cloud.Profile is { Length: > 0 } profile ? aws.WithProfile(profile) : aws;
    }
}
