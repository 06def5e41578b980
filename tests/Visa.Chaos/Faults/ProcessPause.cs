using Visa.Chaos.Processes;

namespace Visa.Chaos.Faults;

internal sealed class ProcessPause(string name, Func<TestedSystem, ServiceProcess> victim, TimeSpan pause) : IFault
{
    public string Name => name;

    public Task StrikeAsync(TestedSystem system, CancellationToken cancellationToken) => victim(system).PauseAsync(pause, cancellationToken);
}
