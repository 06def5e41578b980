using Microsoft.Extensions.Options;
using Visa.Scoring.Registry;
using Visa.Scoring.Serving;
using Visa.Scoring.Telemetry;
using Visa.Scoring.Traffic;

namespace Visa.Scoring.Drift;

/// <summary>Compares live traffic with what the champion met in training, window by window, and keeps what the page and the gauges show.</summary>
internal sealed class DriftMonitor(ServingModels models, ModelRegistry registry, IOptions<DriftOptions> options, ScoringTelemetry telemetry) : ILiveReader
{
    private readonly Lock _lock = new();
    private readonly DataQuality _quality = new();
    private string? _lookedFor;
    private DriftWindow? _filling;
    private DriftReport? _last;

    /// <summary>The last whole window, or else the one that fills; null while no champion with a profile has seen traffic.</summary>
    public DriftReport? Current
    {
        get
        {
            lock (_lock) return _last ?? (_filling is { Rows: > 0 } filling ? filling.Report() : null);
        }
    }

    public DataQualityReport Quality
    {
        get
        {
            lock (_lock) return _quality.Report();
        }
    }

    /// <summary>Rows of the window that fills.</summary>
    public int Filling
    {
        get
        {
            lock (_lock) return _filling?.Rows ?? 0;
        }
    }

    public int WindowRows => options.Value.WindowRows;

    public async Task ReadAsync(LiveBatch batch, CancellationToken cancellationToken)
    {
        if (models.Live.Champion is { } champion && champion.Version != _lookedFor) await FollowAsync(champion.Version, cancellationToken);
        lock (_lock)
        {
            for (var row = 0; row < batch.Rows; row++)
            {
                _quality.Add(batch, row);
                if (_filling?.ModelVersion == batch.ModelVersion) Count(_filling, batch, row);
            }
        }
    }

    private void Count(DriftWindow window, LiveBatch batch, int row)
    {
        window.Add(batch, row);
        if (window.Rows < options.Value.WindowRows) return;
        _last = window.Report();
        telemetry.Drifted(_last);
        _filling = window.Emptied();
    }

    /// <summary>Starts over with a new champion: windows of two models are no comparison.</summary>
    private async Task FollowAsync(string version, CancellationToken cancellationToken)
    {
        var profile = await registry.ReadProfileAsync(version, cancellationToken);
        lock (_lock)
        {
            (_lookedFor, _last) = (version, null);
            _filling = profile is null ? null : new DriftWindow(version, profile);
        }
    }
}
