using Aspire.Hosting.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts resources of a running application.</summary>
public class ResourceCommandService
{
    private readonly Func<ApplicationRunner> _runner;

    internal ResourceCommandService(Func<ApplicationRunner> runner) => _runner = runner;

    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ExecuteCommandAsync(resource.Name, commandName, cancellationToken);
    }

    /// <summary>Executes a command on a resource by its name, or on one replica by its id.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        if (_runner().Find(resourceId) is not { } run)
            return Failed($"There is no resource '{resourceId}'.");

        var replica = run.Ids.Contains(resourceId) ? resourceId : null;
        if (commandName != KnownResourceCommands.StartCommand && commandName != KnownResourceCommands.StopCommand
            && commandName != KnownResourceCommands.RestartCommand)
            return Failed($"'{resourceId}' has no command '{commandName}'.");

        if (commandName != KnownResourceCommands.StartCommand)
            await run.StopAsync(replica).WaitAsync(cancellationToken);
        if (commandName != KnownResourceCommands.StopCommand && !run.Start(replica))
            return Failed($"'{resourceId}' runs already.");
        return new ExecuteCommandResult { Success = true };
    }

    private static ExecuteCommandResult Failed(string reason) => new() { Success = false, ErrorMessage = reason };
}
