using System.Text;
using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;

namespace Visa.Scoring.Ledger;

/// <summary>What the records of one page lead to, given the decisions that are known already. Pure: storing it is the ledger's part.</summary>
internal sealed class Settlement
{
    private readonly ShardPage _page;
    private readonly Dictionary<string, long> _known;
    private readonly Func<string, string, string> _explain;
    private readonly DateTimeOffset _now;

    /// <param name="known">Digest by transaction id; grows by the page's own.</param>
    /// <param name="explain">The plain words for a reason, from policy version and code.</param>
    public Settlement(ShardPage page, Dictionary<string, long> known, Func<string, string, string> explain, DateTimeOffset now)
    {
        (_page, _known, _explain, _now) = (page, known, explain, now);
        foreach (var record in page.Records)
        {
            Settle(record);
        }
    }

    public List<SettledDecision> Settled { get; } = [];

    public List<Alert> Alerts { get; } = [];

    public List<ConflictingDecision> Conflicts { get; } = [];

    public List<RejectedDecision> Rejected { get; } = [];

    public int Redelivered { get; private set; }

    /// <summary>The earliest of the decisions settled here.</summary>
    public DateTimeOffset? FirstDecisionAt { get; private set; }

    private void Settle(StreamedRecord record)
    {
        if (record.Decision is not { } decision)
        {
            Rejected.Add(ToRejected(record));
            return;
        }

        var id = decision.TransactionId.ToString();
        var digest = DecisionDigest.Of(decision);
        if (!_known.TryGetValue(id, out var first))
        {
            _known.Add(id, digest);
            SettleFirst(decision, id, digest);
        }
        else if (first == digest)
        {
            Redelivered++;
        }
        else
        {
            Conflicts.Add(ToConflict(record, id));
        }
    }

    private void SettleFirst(Decision decision, string id, long digest)
    {
        Settled.Add(new SettledDecision { TransactionId = id, Digest = digest });
        FirstDecisionAt = FirstDecisionAt < decision.DecidedAt ? FirstDecisionAt : decision.DecidedAt;
        if (decision.Outcome != DecisionOutcome.Approve)
        {
            Alerts.Add(ToAlert(decision, id, digest));
        }
    }

    private Alert ToAlert(Decision decision, string id, long digest) => new()
    {
        TransactionId = id,
        CardToken = decision.CardToken.ToString(),
        CardOrdinal = decision.CardOrdinal,
        Score = decision.Score,
        Outcome = decision.Outcome,
        Reasons = [.. decision.Reasons.Select(reason => new AlertReason(reason.Code, reason.Contribution, _explain(decision.Context.PolicyVersion, reason.Code)))],
        ModelVersion = decision.Context.ModelVersion,
        PolicyVersion = decision.Context.PolicyVersion,
        CatalogueVersion = decision.Context.CatalogueVersion,
        RiskVersion = decision.Context.RiskVersion,
        Step = decision.Context.Step,
        EventTime = decision.EventTime,
        DecidedAt = decision.DecidedAt,
        ReceivedAt = _now,
        Digest = digest,
    };

    private ConflictingDecision ToConflict(StreamedRecord record, string id) => new()
    {
        TransactionId = id,
        ShardId = _page.ShardId,
        SequenceNumber = record.SequenceNumber,
        Decision = Encoding.UTF8.GetString(record.Payload.Span).TrimEnd(),
        ReceivedAt = _now,
    };

    private RejectedDecision ToRejected(StreamedRecord record) => new()
    {
        ShardId = _page.ShardId,
        SequenceNumber = record.SequenceNumber,
        Error = record.Error ?? "",
        Payload = record.Payload.ToArray(),
        ReceivedAt = _now,
    };
}
