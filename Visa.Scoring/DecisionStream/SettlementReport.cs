using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;
using Visa.Scoring.Ledger;
using Visa.Scoring.Telemetry;

namespace Visa.Scoring.DecisionStream;

/// <summary>Tells of what is stored: open pages, measurements and, for what is wrong with a record, the log.</summary>
internal sealed class SettlementReport(AlertFeed feed, ScoringTelemetry telemetry, ILogger<SettlementReport> logger)
{
    public void ShardRead(string shardId, TimeSpan behindLatest) => telemetry.ShardRead(shardId, behindLatest);

    public void Settled(ShardPage page, Settlement settlement)
    {
        foreach (var rejected in settlement.Rejected)
        {
            logger.RecordRejected(page.Stream, rejected.ShardId, rejected.SequenceNumber, rejected.Error);
        }

        foreach (var conflict in settlement.Conflicts)
        {
            logger.DecisionsDiffer(conflict.TransactionId, conflict.ShardId, conflict.SequenceNumber);
        }

        telemetry.DecisionsRead("settled", settlement.Settled.Count);
        telemetry.DecisionsRead("redelivered", settlement.Redelivered);
        telemetry.DecisionsRead("conflicting", settlement.Conflicts.Count);
        telemetry.DecisionsRead("rejected", settlement.Rejected.Count);
        telemetry.AlertsStored("review", settlement.Alerts.Count(alert => alert.Outcome == DecisionOutcome.Review));
        telemetry.AlertsStored("decline", settlement.Alerts.Count(alert => alert.Outcome == DecisionOutcome.Decline));
        feed.Publish();
    }
}
