using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Visa.Scoring.Serving;

/// <summary>Ready for work once it is known which model and which policy decide.</summary>
internal sealed class ReadinessCheck(Assessors assessors) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(assessors.AreReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The registry or the policies of the lake were not read yet."));
}
