using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>One run of an app host's entry point on a thread of its own, stopped and released at the points where a test takes part.</summary>
internal sealed class EntryPointRun(
    Assembly assembly, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure) : EntryPointHook, IDisposable
{
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _building = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _mayBuild = new();
    private volatile bool _abandoned;

    public async Task<IDistributedApplicationTestingBuilder> UntilBuildingAsync(CancellationToken cancellationToken)
    {
        var entryPoint = assembly.EntryPoint
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no entry point. Name a type of the app host's own assembly.");
        new Thread(() => Invoke(entryPoint)) { IsBackground = true, Name = $"{assembly.GetName().Name} entry point" }.Start();
        return new EntryPointBuilder(await _building.Task.WaitAsync(cancellationToken), this);
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.Set();
        return _built.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets the entry point go on to its end. An application that it built is stopped first.</summary>
    public async ValueTask EndAsync()
    {
        _abandoned = true;
        _mayBuild.Set();
        if (_built.Task.IsCompletedSuccessfully)
            await (await _built.Task).DisposeAsync();
        _released.TrySetResult();
        await _ended.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _mayBuild.Dispose();

    public override void Constructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        TestingDefaults.Apply(assembly, options, settings, args);
        configure(options, settings);
        TestingDefaults.ApplyLaunchProfile(assembly, settings);
    }

    public override void Building(DistributedApplicationBuilder builder)
    {
        _building.TrySetResult(builder);
        _mayBuild.Wait();
        if (_abandoned)
            throw new HostAbortedException("The test has ended without building the application.");
    }

    public override void Built(DistributedApplication application)
    {
        application.OnTestStarted = () => _released.TrySetResult();
        _built.TrySetResult(application);
    }

    public override async Task UntilStartedAsync(CancellationToken cancellationToken)
    {
        await _released.Task.WaitAsync(cancellationToken);
        if (_abandoned)
            throw new HostAbortedException("The test has ended the application.");
    }

    private void Invoke(MethodInfo entryPoint)
    {
        Current = this;
        Exception? failure = null;
        try
        {
            entryPoint.Invoke(null, entryPoint.GetParameters().Length == 0 ? [] : [args]);
        }
        catch (TargetInvocationException thrown)
        {
            failure = thrown.InnerException;
        }

        failure ??= new InvalidOperationException($"The entry point of {assembly.GetName().Name} ended without building an application.");
        _building.TrySetException(failure);
        _built.TrySetException(failure);
        _ended.TrySetResult();
    }
}
