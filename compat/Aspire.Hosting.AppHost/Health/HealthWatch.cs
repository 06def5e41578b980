using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Asks one running replica for its health, often until it is healthy and then now and again.</summary>
internal sealed class HealthWatch(IReadOnlyList<HttpHealthCheckAnnotation> checks, Func<HttpHealthCheckAnnotation, Uri> address, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HealthyPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Patience };

    /// <summary>Reports after every round until cancelled.</summary>
    public async Task RunAsync(Action<IReadOnlyList<HealthReportSnapshot>> report, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            var reports = await Task.WhenAll(checks.Select(check => CheckAsync(check, cancellationToken)));
            if (cancellationToken.IsCancellationRequested)
                return;

            report(reports);
            var healthy = reports.All(result => result.Status == HealthStatus.Healthy);
            await Task.Delay(healthy ? HealthyPause : pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = healthy ? FirstPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 3 / 2, LongestPause.Ticks));
        }
    }

    private async Task<HealthReportSnapshot> CheckAsync(HttpHealthCheckAnnotation check, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Client.GetAsync(address(check), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)answer.StatusCode;
            return status == check.StatusCode
                ? new HealthReportSnapshot(check.Key, HealthStatus.Healthy, null, null)
                : new HealthReportSnapshot(check.Key, HealthStatus.Unhealthy, $"{check.Path} answered {status} instead of {check.StatusCode}.", null);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return new HealthReportSnapshot(check.Key, HealthStatus.Unhealthy, $"{check.Path} did not answer.", failure.Message);
        }
    }
}
