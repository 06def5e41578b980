using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Visa.Scoring.Policies;

/// <summary>Looks at the lake and at the policy file at an interval; that also sees changes on mounts that give no notifications.</summary>
internal sealed class PolicyWatcher(PolicyDesk desk, PolicyStore policies, IOptions<PolicyOptions> options, TimeProvider time, ILogger<PolicyWatcher> logger) : BackgroundService
{
    private string? _problem;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PolicyCheckInterval, time);
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: the policy in force stays so, and the next look may do better.")]
    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await desk.RefreshAsync(stoppingToken);
            _problem = null;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Said once: while the lake is away every look would say the same.
            if (_problem != exception.Message) logger.PoliciesNotRead(exception, policies.Current.Version);
            _problem = exception.Message;
        }
    }
}
