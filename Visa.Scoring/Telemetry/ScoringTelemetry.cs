using System.Diagnostics;
using System.Diagnostics.Metrics;
using Visa.Scoring.Drift;

namespace Visa.Scoring.Telemetry;

/// <summary>The spans and measurements of this service, under the names of the glossary.</summary>
internal sealed class ScoringTelemetry
{
    public const string Name = "Visa.Scoring";

    public static readonly ActivitySource Source = new(Name, "0.1.0");

    private readonly Histogram<double> _batchDuration;
    private readonly Histogram<int> _batchRows;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _settled;
    private readonly Gauge<double> _lag;
    private readonly Counter<long> _shadowScores;
    private readonly Counter<long> _liveRowsDropped;
    private readonly Counter<long> _refused;
    private readonly Gauge<double> _drift;
    private readonly Gauge<double> _missing;

    public ScoringTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(new MeterOptions(Name) { Version = "0.1.0" });
        _batchDuration = meter.CreateHistogram<double>("visa.scoring.duration", "s", "Time to score one batch, without transport");
        _batchRows = meter.CreateHistogram<int>("visa.scoring.batch_rows", "{row}", "Feature vectors in one batch");
        _alerts = meter.CreateCounter<long>("visa.alerts", "{alert}", "Alerts stored");
        _settled = meter.CreateCounter<long>("visa.decisions.read", "{decision}", "Records read from the decisions stream, by what became of them");
        _lag = meter.CreateGauge<double>("visa.stream.lag", "s", "How far a shard's reader is behind the tip of the stream");
        _shadowScores = meter.CreateCounter<long>("visa.scoring.shadow_scores", "{score}", "Challengers' scores of live traffic, by what became of them");
        _drift = meter.CreateGauge<double>("visa.scoring.drift", "1", "Population stability index of a window of live traffic against the champion's training, by feature; the score is one of them");
        _missing = meter.CreateGauge<double>("visa.scoring.missing_share", "1", "Share of a window's rows without a value, of the features where it is far from training's");
        _refused = meter.CreateCounter<long>("visa.scoring.calls_refused", "{call}", "Calls that were refused because too many were in work");
        _liveRowsDropped = meter.CreateCounter<long>("visa.scoring.live_rows_dropped", "{row}", "Rows that shadow scoring and the monitors did not see because their queue was full");
    }

    public void ShadowScored(string result, int count) => _shadowScores.Add(count, new KeyValuePair<string, object?>(Tags.Result, result));

    public void LiveRowsDropped(int rows) => _liveRowsDropped.Add(rows);

    public void Drifted(DriftReport report)
    {
        _drift.Record(report.ScoreIndex, new KeyValuePair<string, object?>(Tags.Feature, "score"));
        foreach (var found in report.Features)
        {
            var feature = new KeyValuePair<string, object?>(Tags.Feature, found.Feature);
            _drift.Record(found.Index, feature);
            if (found.HasOddMissing) _missing.Record(found.MissingShare, feature);
        }
    }

    public void CallRefused() => _refused.Add(1);

    public void BatchScored(int rows, TimeSpan elapsed)
    {
        _batchDuration.Record(elapsed.TotalSeconds);
        _batchRows.Record(rows);
    }

    public void AlertsStored(string outcome, int count) => _alerts.Add(count, new KeyValuePair<string, object?>(Tags.Outcome, outcome));

    public void DecisionsRead(string result, int count) => _settled.Add(count, new KeyValuePair<string, object?>(Tags.Result, result));

    public void ShardRead(string shardId, TimeSpan behindLatest) => _lag.Record(behindLatest.TotalSeconds, new KeyValuePair<string, object?>(Tags.Shard, shardId));
}
