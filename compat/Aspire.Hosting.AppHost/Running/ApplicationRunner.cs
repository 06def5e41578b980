using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Logs;
using Aspire.Hosting.Ports;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Waiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Running;

/// <summary>
/// Runs the application: gives the endpoints their ports, starts every resource as soon as what it waits for is there, and
/// stops them in the reverse order.
/// </summary>
internal sealed class ApplicationRunner(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext execution,
    DistributedApplicationOptions applicationOptions,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    DashboardService dashboard,
    IConfiguration configuration,
    IHostEnvironment environment,
    IOptions<RunOptions> options,
    TimeProvider time,
    ILoggerFactory loggerFactory) : IHostedService, IAsyncDisposable
{
    private const string SuffixLetters = "abcdefghjkmnpqrstuvwxyz";
    private const int SuffixLength = 8;

    private readonly ILogger _logger = loggerFactory.CreateLogger("Aspire.Hosting");
    private readonly Lock _gate = new();
    private readonly Dictionary<IResource, ResourceRun> _runs = new(ReferenceEqualityComparer.Instance);
    private StopOrder? _order;
    private ProcessGuard? _guard;
    private ProcessStarter? _starter;
    private Task? _stopped;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new DistributedApplicationException("This stand-in for Aspire runs on Linux and macOS; on Windows use a package feed that has Aspire.");

        var projects = model.Resources.OfType<ProjectResource>().ToList();
        _order = new StopOrder(model.Resources);
        var ports = new PortPlan(configuration.GetValue("DcpPublisher:RandomizePorts", false), _logger);
        foreach (var project in projects)
            ports.Allocate(project, ReplicasOf(project));

        await dashboard.StartAsync(cancellationToken);
        _guard = await ProcessGuard.StartAsync(cancellationToken);
        _starter = new ProcessStarter();
        var run = new RunContext(execution, options.Value, notifications, _starter, _guard, time, _logger);
        CreateRuns(run, projects);

        foreach (var resource in _runs.Values)
            resource.Announce();
        foreach (var resource in _runs.Values.Where(resource => !resource.Resource.Annotations.OfType<ExplicitStartupAnnotation>().Any()))
            resource.Start();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _stopped ??= StopAllAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    /// <summary>The run that a resource's name or a replica's id belongs to.</summary>
    public ResourceRun? Find(string nameOrId) => _runs.Values.FirstOrDefault(run =>
        string.Equals(run.Resource.Name, nameOrId, StringComparison.OrdinalIgnoreCase) || run.Ids.Contains(nameOrId));

    private void CreateRuns(RunContext run, IReadOnlyList<ProjectResource> projects)
    {
        var gate = new DependencyGate(notifications, resource => _runs.TryGetValue(resource, out var other) ? other.Ids : []);
        var replicas = projects.ToDictionary(
            project => project,
            project => Enumerable.Range(0, ReplicasOf(project)).Select(i => new ReplicaIdentity(i, NewSuffix())).ToList());
        var names = projects.SelectMany(project => replicas[project].Select(replica => DisplayName(project, replica))).ToList();
        var printer = options.Value.ConsoleLogs && !applicationOptions.EnableResourceLogging ? ConsolePrinter.ForConsole(names) : null;

        foreach (var project in projects)
        {
            var isService = project.Endpoints().Any() && !model.Resources
                .SelectMany(other => other.Annotations.OfType<WaitAnnotation>())
                .Any(wait => wait.Type == WaitType.Completed && ReferenceEquals(wait.Resource, project));

            _runs[project] = new ResourceRun(
                project,
                [.. replicas[project].Select(replica => new ReplicaRun(run, project, replica, gate, ConsoleOf(project, replica, printer), isService))],
                [.. project.Endpoints().Where(endpoint => endpoint.Allocated!.IsRelayed)
                    .Select(endpoint => new TcpRelay(endpoint.Allocated!.Port, endpoint.Allocated.TargetPorts, _logger))]);
        }
    }

    private ReplicaConsole ConsoleOf(ProjectResource project, ReplicaIdentity replica, ConsolePrinter? printer)
    {
        var logger = applicationOptions.EnableResourceLogging
            ? loggerFactory.CreateLogger($"{environment.ApplicationName}.Resources.{project.Name}")
            : null;
        return ReplicaConsole.Create(
            loggers, project.Name, DisplayName(project, replica), $"{project.Name}-{replica.Suffix}", printer, logger);
    }

    private async Task StopAllAsync()
    {
        var stops = new Dictionary<IResource, Task>(ReferenceEqualityComparer.Instance);
        await Task.WhenAll(_runs.Keys.Select(StopAfterDependentsAsync));
        foreach (var run in _runs.Values)
            await run.CloseAsync();
        _starter?.Dispose();
        _guard?.Dispose();
        await dashboard.DisposeAsync();

        Task StopAfterDependentsAsync(IResource resource) =>
            stops.TryGetValue(resource, out var stop) ? stop : stops[resource] = StopOneAsync(resource);

        async Task StopOneAsync(IResource resource)
        {
            await Task.WhenAll(_order!.DependentsOf(resource).Where(_runs.ContainsKey).Select(StopAfterDependentsAsync));
            await _runs[resource].StopAsync();
        }
    }

    private static int ReplicasOf(ProjectResource resource) => resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;

    private static string DisplayName(ProjectResource resource, ReplicaIdentity replica) =>
        ReplicasOf(resource) == 1 ? resource.Name : $"{resource.Name}-{replica.Suffix}";

    private static string NewSuffix() => RandomNumberGenerator.GetString(SuffixLetters, SuffixLength);
}
