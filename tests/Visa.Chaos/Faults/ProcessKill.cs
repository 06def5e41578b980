using Visa.Chaos.Processes;

namespace Visa.Chaos.Faults;

internal sealed class ProcessKill(string name, Func<TestedSystem, ServiceProcess> victim, TimeSpan downFor) : IFault
{
    public string Name => name;

    public Task StrikeAsync(TestedSystem system, CancellationToken cancellationToken) => victim(system).KillAsync(downFor, cancellationToken);
}
