using Microsoft.Extensions.Options;

namespace Visa.Scoring.Policies;

/// <summary>Looks at the policy file at an interval; that also sees changes on mounts that give no notifications.</summary>
internal sealed class PolicyWatcher(PolicyStore policies, IOptions<PolicyOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PolicyCheckInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            policies.Refresh();
        }
    }
}
