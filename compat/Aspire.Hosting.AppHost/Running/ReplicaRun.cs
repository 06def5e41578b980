using System.ComponentModel;
using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Aspire.Hosting.Logs;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Projects;
using Aspire.Hosting.Waiting;

namespace Aspire.Hosting.Running;

/// <summary>
/// The life of one replica: wait for its dependencies, start its process, watch its health, start it again when it crashes,
/// stop it.
/// </summary>
internal sealed class ReplicaRun(
    RunContext run, ProjectResource resource, ReplicaIdentity identity, DependencyGate gate, ReplicaConsole console, bool isService) : IDisposable
{
    private readonly ReplicaState _state = new(run, resource, $"{resource.Name}-{identity.Suffix}");
    private readonly Lock _gate = new();
    private CancellationTokenSource? _stop;
    private Task _life = Task.CompletedTask;

    public string Id => _state.Id;

    public void Announce() => _state.Announce();

    /// <summary>Begins the replica's life; false when it lives already.</summary>
    public bool Start()
    {
        lock (_gate)
        {
            if (!_life.IsCompleted)
                return false;
            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            _life = LiveAsync(_stop.Token);
            return true;
        }
    }

    /// <summary>Ends the replica's life in order; returns when no process is left of it.</summary>
    public async Task StopAsync()
    {
        Task life;
        lock (_gate)
        {
            _stop?.Cancel();
            life = _life;
        }

        await life;
    }

    public void Dispose() => _stop?.Dispose();

    private async Task LiveAsync(CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            _state.Waiting();
            await gate.PassAsync(resource, stop);
            var backOff = new RestartBackOff(run.Options);
            while (await RunProcessAsync(backOff, stop) is { } delay)
                await Task.Delay(delay, run.Time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _state.StoppedBeforeStart();
        }
        catch (Exception failure) when (failure is DistributedApplicationException or Win32Exception or IOException or InvalidOperationException)
        {
            console.Write(failure.Message, isError: true);
            RunnerLog.NotStarted(run.Logger, Id, failure.Message);
            _state.FailedToStart();
        }
    }

    /// <summary>Runs one process to its end.</summary>
    /// <returns>The delay before the next one; null when there is to be none.</returns>
    private async Task<TimeSpan?> RunProcessAsync(RestartBackOff backOff, CancellationToken stop)
    {
        _state.Starting();
        using var child = await ChildProcess.StartAsync(run.Starter, run.Guard, await CommandAsync(stop), console.Write, stop);
        RunnerLog.Started(run.Logger, Id, child.Id);
        _state.Running(child.Id);

        using var ended = new CancellationTokenSource();
        var health = WatchHealthAsync(ended.Token);
        var exitCode = await SuperviseAsync(child, stop);
        await ended.CancelAsync();
        await health;

        var restart = exitCode != 0 && isService && run.Options.RestartCrashed && !stop.IsCancellationRequested;
        var healthyFor = _state.Ended(exitCode, restart);
        if (!restart)
        {
            RunnerLog.Ended(run.Logger, Id, exitCode);
            return null;
        }

        var delay = backOff.Next(healthyFor);
        RunnerLog.Restarting(run.Logger, Id, exitCode, delay);
        return delay;
    }

    private async Task<ProcessStartInfo> CommandAsync(CancellationToken stop)
    {
        var project = ProjectOutput.MetadataOf(resource);
        var context = new EnvironmentCallbackContext(run.Execution, resource, stop) { Logger = run.Logger };
        var environment = await LaunchValues.EnvironmentAsync(resource, context, identity);
        var arguments = await LaunchValues.ArgumentsAsync(resource, identity, stop);

        var own = resource.Annotations.OfType<ExecutableAnnotation>().LastOrDefault();
        var command = own is null
            ? LauncherCommand.Launch(LauncherCommand.DotNet, ["exec", ProjectOutput.Find(project), .. arguments])
            : LauncherCommand.Launch(LauncherCommand.Find(own.Command), arguments);
        command.WorkingDirectory = own?.WorkingDirectory ?? Path.GetDirectoryName(project.ProjectPath);
        InheritedEnvironment.RemoveHostOnly(command.Environment);
        foreach (var (name, value) in environment)
            command.Environment[name] = value;
        return command;
    }

    private async Task<int> SuperviseAsync(ChildProcess child, CancellationToken stop)
    {
        var exit = child.WaitForExitAsync();
        await ((Task)exit).WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (exit.IsCompleted)
            return await exit;

        _state.Stopping();
        child.Terminate();
        await ((Task)exit).WaitAsync(run.Options.StopTimeout, run.Time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!exit.IsCompleted)
        {
            RunnerLog.Killed(run.Logger, Id, run.Options.StopTimeout);
            child.Kill();
        }

        return await exit;
    }

    private Task WatchHealthAsync(CancellationToken ended)
    {
        var checks = resource.Annotations.OfType<HttpHealthCheckAnnotation>().ToList();
        return checks.Count == 0
            ? Task.CompletedTask
            : new HealthWatch(checks, AddressOf, run.Time).RunAsync(_state.Health, ended);
    }

    private Uri AddressOf(HttpHealthCheckAnnotation check)
    {
        var endpoint = resource.FindEndpoint(check.EndpointName)!;
        return new Uri(new Uri($"{endpoint.UriScheme}://{endpoint.Allocated!.Host}:{endpoint.Allocated.TargetPorts[identity.Index]}"), check.Path);
    }
}
