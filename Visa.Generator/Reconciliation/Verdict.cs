namespace Visa.Generator.Reconciliation;

/// <summary>Sums a run up and says in a sentence each what is wrong with it.</summary>
internal static class Verdict
{
    public static ReconcileSummary Of(DecisionTally tally, RunFacts facts)
    {
        var duplicateAlerts = facts.Scoring?.DuplicateAlerts ?? 0;
        return new ReconcileSummary
        {
            Sent = tally.Sent,
            Decided = tally.Decided,
            Alerts = facts.Scoring?.Alerts,
            Lost = tally.Lost,
            Duplicated = tally.Conflicting + duplicateAlerts,
            Redelivered = tally.Redelivered,
            DecisionP50Ms = tally.LatencyPercentile(50),
            DecisionP99Ms = tally.LatencyPercentile(99),
            FirstDecisionSeconds = (tally.FirstDecidedAt - facts.StartedAt)?.TotalSeconds,
            Model = tally.Model,
            RawObjects = facts.RawObjects,
            DecisionObjects = facts.DecisionObjects,
            Defects = [.. Defects(tally, facts)],
        };
    }

    private static IEnumerable<string> Defects(DecisionTally tally, RunFacts facts)
    {
        if (tally.Sent == 0)
        {
            yield return "The run has no truth in the lake: it sent nothing, or ended before it could write it. Look at the generator's log.";
            yield break;
        }
        if (tally.Lost > 0) yield return $"{tally.Lost} of {tally.Sent} transactions were never decided, such as {tally.FirstLost}. Look at the dead letters and the consumer's log.";
        if (tally.Conflicting > 0) yield return $"{tally.Conflicting} transactions have decisions that differ, such as {tally.FirstConflicting}.";
        if (facts.Unreadable > 0) yield return $"{facts.Unreadable} records on the stream of decisions are no decisions. The log above says why.";
        if (facts.Scoring is null) yield return "Scoring did not answer, so its alerts were not counted.";
        if (facts.Scoring is { DuplicateAlerts: > 0 } scoring) yield return $"{scoring.DuplicateAlerts} alerts are on transactions that have one already.";
        if (facts.RawObjects == 0) yield return $"The lake holds no object of this run under {LakeObjects.Transactions}. Look at the delivery stream.";
        if (facts.DecisionObjects == 0) yield return $"The lake holds no object of this run under {LakeObjects.Decisions}. Look at the delivery stream.";
    }
}
