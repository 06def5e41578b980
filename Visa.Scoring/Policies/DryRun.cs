using Visa.Decisions.Policies;
using Visa.Domain.Decisions;
using Visa.Scoring.Serving;
using Visa.Scoring.Traffic;

namespace Visa.Scoring.Policies;

/// <summary>What a policy would decide on the latest transactions that this process scored, beside what the present one does, both with the present model.</summary>
internal sealed class DryRun(Assessors assessors, RecentRows recent)
{
    private const int MaxExamples = 20;

    public DryRunResult Run(ScoringPolicy proposed)
    {
        var current = assessors.Current;
        var other = new Assessor(proposed, current.Model);
        var result = new DryRunResult(current.ModelVersion, current.Policy.Version, proposed.Version);
        recent.Visit(row =>
        {
            var (now, then) = (current.Assess(row.Vector, row.Facts), other.Assess(row.Vector, row.Facts));
            result.Count(row.Facts.EventTime, now.Outcome, then.Outcome);
            if (now.Outcome != then.Outcome && result.Examples.Count < MaxExamples) result.Examples.Add(Example(row.Facts, now, then, proposed));
        });
        return result;
    }

    private static DryRunExample Example(in TransactionFacts facts, in Assessment now, in Assessment then, ScoringPolicy proposed)
    {
        var reason = then.Reasons.IsDefaultOrEmpty ? (DecisionReason?)null : then.Reasons[0];
        return new DryRunExample(
            facts.Id.ToString(), now.Outcome, then.Outcome, then.Score, reason is { } found ? proposed.Explain(found.Code) ?? FeatureReasons.Explain(found.Code) ?? found.Code : null);
    }
}
