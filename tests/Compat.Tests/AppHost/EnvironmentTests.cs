using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Projects;

namespace Compat.Tests.AppHost;

public sealed class EnvironmentTests : IAsyncLifetime
{
    private readonly SampleApplication _sample = new("--environment=Development");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Fact]
    public async Task Environment_OfProject_IsAsAspireSetsIt()
    {
        _sample.Builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:4999";
        _sample.Builder.Configuration["AppHost:OtlpApiKey"] = "key";
        var service = _sample.AddWeb("service").WithHttpHealthCheck("/health");
        await _sample.StartAsync();

        var environment = await EnvironmentOfAsync(service);

        Assert.Equal("http://localhost:4999", environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", environment["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("x-otlp-api-key=key", environment["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.Equal("service", environment["OTEL_SERVICE_NAME"]);
        Assert.Matches("^service.instance.id=[a-z]{8}$", environment["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Equal("1000", environment["OTEL_BSP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", environment["OTEL_BLRP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", environment["OTEL_METRIC_EXPORT_INTERVAL"]);
        Assert.Equal("always_on", environment["OTEL_TRACES_SAMPLER"]);
        Assert.Equal("in_memory", environment["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"]);
        Assert.Equal(service.GetEndpoint("http").Url, environment["ASPNETCORE_URLS"]);
    }

    [Fact]
    public async Task WithReference_ToProject_TellsItsEndpoints()
    {
        var backend = _sample.AddWeb("back-end");
        var frontend = _sample.AddWeb("front").WithHttpHealthCheck("/health").WithReference(backend);
        await _sample.StartAsync();

        var environment = await EnvironmentOfAsync(frontend);

        Assert.Equal(backend.GetEndpoint("http").Url, environment["services__back-end__http__0"]);
        Assert.Equal(backend.GetEndpoint("http").Url, environment["BACK_END_HTTP"]);
    }

    [Fact]
    public async Task WithEnvironment_EveryKindOfValue_IsResolvedAtStart()
    {
        _sample.Builder.Configuration["Parameters:given"] = "by configuration";
        var given = _sample.Builder.AddParameter("given");
        var backend = _sample.AddWeb("backend");
        var endpoint = backend.GetEndpoint("http");
        var service = _sample.AddWeb("service").WithHttpHealthCheck("/health")
            .WithEnvironment("TEXT", "text")
            .WithEnvironment("PARAMETER", given)
            .WithEnvironment("ENDPOINT", endpoint)
            .WithEnvironment("PORT_OF_IT", endpoint.Property(EndpointProperty.Port))
            .WithEnvironment("EXPRESSION", $"{{{endpoint}/path?value={given}}}")
            .WithEnvironment(context => context.EnvironmentVariables["CALLBACK"] = context.Resource.Name);
        await _sample.StartAsync();

        var environment = await EnvironmentOfAsync(service);

        Assert.Equal("text", environment["TEXT"]);
        Assert.Equal("by configuration", environment["PARAMETER"]);
        Assert.Equal(endpoint.Url, environment["ENDPOINT"]);
        Assert.Equal($"{endpoint.Port}", environment["PORT_OF_IT"]);
        Assert.Equal($"{{{endpoint.Url}/path?value=by configuration}}", environment["EXPRESSION"]);
        Assert.Equal("service", environment["CALLBACK"]);
    }

    [Fact]
    public async Task LaunchProfile_ChosenByName_GivesArgumentsAndVariables()
    {
        var service = _sample.Builder.AddProject<Projects.Compat_Tests_Sample>("service", "other")
            .WithHttpEndpoint().WithHttpEndpoint(name: "second", env: "PORT").WithHttpHealthCheck("/health");
        await _sample.StartAsync();

        var environment = await EnvironmentOfAsync(service);

        Assert.Equal("other", environment["FROM_LAUNCH_PROFILE"]);
        Assert.Equal("other", environment["DOTNET_LAUNCH_PROFILE"]);
        Assert.Equal($"{service.GetEndpoint("second").Port}", environment["PORT"]);
        Assert.DoesNotContain(environment["PORT"], environment["ASPNETCORE_URLS"], StringComparison.Ordinal);
        Assert.Equal("""["first","second argument"]""", await _sample.GetAsync(service, "/arguments"));
        Assert.EndsWith("Compat.Tests.Sample", await _sample.GetAsync(service, "/directory"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecutableAnnotation_OfAProject_IsItsCommand()
    {
        var service = _sample.Builder.AddProject<Projects.Compat_Tests_Sample>("service", launchProfileName: null)
            .WithAnnotation(new ExecutableAnnotation { Command = "dotnet", WorkingDirectory = _sample.Directory.Path })
            .WithArgs(ProjectOutput.Find(new Projects.Compat_Tests_Sample()), "own")
            .WithHttpEndpoint().WithHttpHealthCheck("/health");
        await _sample.StartAsync();

        Assert.Equal("""["own"]""", await _sample.GetAsync(service, "/arguments"));
        Assert.EndsWith(Path.GetFileName(_sample.Directory.Path), await _sample.GetAsync(service, "/directory"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithReference_ToAwsConfig_SetsProfileAndRegion()
    {
        var aws = _sample.Builder.AddAWSSDKConfig().WithProfile("someone").WithRegion("eu-west-3");
        var service = _sample.AddWeb("service").WithHttpHealthCheck("/health").WithReference(aws);
        await _sample.StartAsync();

        var environment = await EnvironmentOfAsync(service);

        Assert.Equal("someone", environment["AWS_PROFILE"]);
        Assert.Equal("someone", environment["AWS__Profile"]);
        Assert.Equal("eu-west-3", environment["AWS_REGION"]);
        Assert.Equal("eu-west-3", environment["AWS__Region"]);
    }

    [Fact]
    public async Task AddParameter_WithoutValue_FailsTheResourceThatNeedsIt()
    {
        _sample.Add("service", "exit=0").WithEnvironment("NEEDED", _sample.Builder.AddParameter("absent"));
        await _sample.StartAsync();

        await _sample.UntilAsync("service", KnownResourceStates.FailedToStart);

        await foreach (var lines in _sample.App.LogsOf("service").WithCancellation(_sample.Deadline))
        {
            Assert.Contains("Parameters__absent", Assert.Single(lines).Content, StringComparison.Ordinal);
            break;
        }
    }

    private async Task<Dictionary<string, string>> EnvironmentOfAsync(IResourceBuilder<ProjectResource> resource) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(await _sample.GetAsync(resource, "/environment"))!;
}
