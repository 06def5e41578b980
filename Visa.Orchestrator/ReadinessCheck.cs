using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visa.Orchestrator.Scheduling;

namespace Visa.Orchestrator;

/// <summary>Healthy once the database is migrated and this scheduler has joined.</summary>
internal sealed class ReadinessCheck(OrchestratorReadiness readiness) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(readiness.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The scheduler has not joined yet."));
}
