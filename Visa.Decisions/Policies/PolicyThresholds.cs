using Visa.Domain.Decisions;

namespace Visa.Decisions.Policies;

/// <summary>The scores from which a transaction is reviewed and declined: probabilities, <paramref name="Review"/> below <paramref name="Decline"/>.</summary>
public readonly record struct PolicyThresholds(double Review, double Decline)
{
    public DecisionOutcome OutcomeOf(double score) =>
        score >= Decline ? DecisionOutcome.Decline
        : score >= Review ? DecisionOutcome.Review
        : DecisionOutcome.Approve;
}
