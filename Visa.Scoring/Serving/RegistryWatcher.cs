using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Visa.Scoring.Serving;

/// <summary>Looks at the registry at an interval.</summary>
internal sealed class RegistryWatcher(ServingModels models, IOptions<ServingOptions> options, TimeProvider time, ILogger<RegistryWatcher> logger) : BackgroundService
{
    private string? _problem;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RegistryCheckInterval, time);
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: the models in use stay so, and the next look may do better.")]
    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await models.RefreshAsync(stoppingToken);
            _problem = null;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Said once: while the registry is away every look would say the same.
            if (_problem != exception.Message) logger.RegistryNotServed(exception, models.Live.Champion?.Version ?? "none");
            _problem = exception.Message;
        }
    }
}
