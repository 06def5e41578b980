using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationOptions _options;

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
        : this(options, EntryPointHook.Current)
    {
    }

    internal DistributedApplicationBuilder(DistributedApplicationOptions options, EntryPointHook? hook)
    {
        var settings = new HostApplicationBuilderSettings { Args = options.Args };
        hook?.Constructing(options, settings);
        _options = options;
        _host = new HostApplicationBuilder(settings);
        AppHostAssembly = options.ResolveAssembly();
        AppHostDirectory = ProjectDirectoryOf(AppHostAssembly) ?? _host.Environment.ContentRootPath;
        _host.Configuration.AddInMemoryCollection([new("AppHost:Directory", AppHostDirectory)]);
        AddServices();
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    public IResourceCollection Resources { get; } = new ResourceCollection();

    /// <summary>The app host's project directory, which its build records in the assembly.</summary>
    public static string? ProjectDirectoryOf(Assembly? assembly) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => string.Equals(attribute.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (Resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"The application has a resource '{resource.Name}' already.");

        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        var hook = EntryPointHook.Current;
        hook?.Building(this);
        var application = new DistributedApplication(_host.Build(), hook is not null);
        hook?.Built(application);
        return application;
    }

    private void AddServices()
    {
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(_options);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(new DistributedApplicationModel(Resources));
        Services.AddSingleton(_ => new ResourceNotificationService());
        Services.AddSingleton(provider => new ResourceLoggerService(provider.GetRequiredService<TimeProvider>()));
        Services.AddSingleton(provider => new ResourceCommandService(provider.GetRequiredService<ApplicationRunner>));
        Services.AddSingleton<DashboardService>();
        Services.AddSingleton<ApplicationRunner>();
        Services.AddHostedService(provider => provider.GetRequiredService<ApplicationRunner>());

        Services.AddOptionsWithValidateOnStart<RunOptions>().BindConfiguration(RunOptions.SectionName);
        Services.AddSingleton<IValidateOptions<RunOptions>, RunOptionsValidator>();

        // The runner bounds the stopping of each process itself; the host must not give up on it half-way.
        Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(5));
        _host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        _host.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        _host.Logging.AddFilter("Grpc", LogLevel.Warning);
        _host.Logging.AddConfiguration(Configuration.GetSection("Logging"));
    }
}
