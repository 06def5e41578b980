using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>The built application: starts its resources, and stops them again.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _isHooked;
    private readonly Lock _gate = new();
    private Task? _started;
    private Task? _stopped;

    internal DistributedApplication(IHost host, bool isHooked)
    {
        _host = host;
        _isHooked = isHooked;
    }

    public IServiceProvider Services => _host.Services;

    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Releases an entry point that waits for the test to start its application.</summary>
    internal Action? OnTestStarted { get; set; }

    private IHostApplicationLifetime Lifetime => Services.GetRequiredService<IHostApplicationLifetime>();

    /// <summary>Begins the application with the command line as its configuration.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DistributedApplicationBuilder(options);
    }

    /// <summary>Starts the resources; returns without waiting for those that wait for others.</summary>
    public virtual async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_isHooked && EntryPointHook.Current is { } hook)
            await hook.UntilStartedAsync(cancellationToken);

        Task started;
        lock (_gate)
            started = _started ??= _host.StartAsync(cancellationToken);
        OnTestStarted?.Invoke();
        await started;
    }

    /// <summary>Starts the application and runs it until Ctrl-C, SIGTERM or the token ends it.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await StartAsync(cancellationToken);
            var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var onToken = cancellationToken.Register(Lifetime.StopApplication);
            await using var onStopping = Lifetime.ApplicationStopping.Register(() => stopping.TrySetResult());
            await stopping.Task;
            await StopAsync(CancellationToken.None);
        }
        finally
        {
            await DisposeAsync();
        }
    }

    /// <summary>Stops the resources, those that depend on others first; returns when no process is left.</summary>
    public virtual async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Task stopped;
        lock (_gate)
            stopped = _stopped ??= _host.StopAsync(CancellationToken.None);
        await stopped.WaitAsync(cancellationToken);
    }

    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_started is { IsCompletedSuccessfully: true })
            await StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        GC.SuppressFinalize(this);
    }

    Task IHost.StartAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    Task IHost.StopAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);
}
