using Microsoft.Extensions.Options;
using Visa.Domain.Decisions;

namespace Visa.Generator.Reconciliation;

/// <summary>
/// Compares what a run has sent with what came of it: the decisions on the stream, the alerts, and the objects in the lake. It waits
/// for each as long as there is progress and a little longer, then counts what is missing.
/// </summary>
internal sealed class Reconciler(
    TruthReader truth, DecisionStream decisions, RunOutputs outputs, IOptions<ReconcileOptions> options, TimeProvider timeProvider, ILogger<Reconciler> logger)
{
    /// <summary>Kinesis takes a timestamp in whole seconds, and clocks differ a little.</summary>
    private static readonly TimeSpan BeforeFirst = TimeSpan.FromSeconds(5);

    private readonly ReconcileOptions _options = options.Value;

    public async Task<ReconcileSummary> RunAsync(string runId, CancellationToken cancellationToken)
    {
        var sent = await truth.ReadAsync(runId, cancellationToken);
        var tally = new DecisionTally(sent);
        logger.Reconciling(sent.Count, runId);
        if (sent.Count == 0) return Verdict.Of(tally, new RunFacts { StartedAt = _options.StartedAt });

        var from = sent.Values.Min() - BeforeFirst;
        var unreadable = await ReadDecisionsAsync(tally, from, cancellationToken);
        var status = await outputs.AlertsAsync(tally.Decided, cancellationToken);
        var objects = await outputs.ObjectsAsync(from, cancellationToken);
        return Verdict.Of(tally, new RunFacts
        {
            StartedAt = _options.StartedAt,
            Unreadable = unreadable,
            Scoring = status,
            RawObjects = objects.Raw,
            DecisionObjects = objects.Decisions,
        });
    }

    /// <returns>How many records of the stream were no decisions.</returns>
    private async Task<int> ReadDecisionsAsync(DecisionTally tally, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var unreadable = 0;
        var patience = new Patience(_options.Patience, timeProvider);
        while (true)
        {
            var before = tally.Decided;
            var atTip = await decisions.ReadRoundAsync(from, Read, cancellationToken);

            // Once all are decided the streams are read to their tips, for decisions that come twice.
            if (atTip && tally.Lost == 0) return unreadable;
            if (tally.Decided > before) patience.Renew();
            else if (patience.IsOver) return unreadable;
            else await Task.Delay(_options.PollInterval, timeProvider, cancellationToken);
        }

        void Read(ReadOnlySpan<byte> json)
        {
            if (DecisionJson.TryRead(json, out var decision, out var error))
            {
                tally.Add(decision!);
                return;
            }
            unreadable++;
            logger.UnreadableDecision(decisions.Name, error!);
        }
    }
}
