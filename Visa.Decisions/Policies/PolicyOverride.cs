using System.Collections.Immutable;
using Visa.Domain.Decisions;

namespace Visa.Decisions.Policies;

/// <summary>A rule that decides whatever the score: a block list, an allow list, a limit. It fires when its lists and all of its conditions hold.</summary>
/// <param name="Code">The reason code on a decision.</param>
/// <param name="Says">The reason in plain words.</param>
/// <param name="Outcome">Approve and decline stand; review makes an approval a review and leaves a decline as it is.</param>
public sealed record PolicyOverride(string Code, string Says, DecisionOutcome Outcome, PolicyLists Lists, ImmutableArray<RuleCondition> Conditions)
{
    public bool Fires(ReadOnlySpan<float> features, TransactionFacts? facts)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(features)) return false;
        }

        return Lists.Match(facts);
    }

    /// <summary>The outcome of a transaction that the score alone would give another.</summary>
    public DecisionOutcome Decide(DecisionOutcome byScore) =>
        Outcome == DecisionOutcome.Review && byScore == DecisionOutcome.Decline ? DecisionOutcome.Decline : Outcome;

    public bool Equals(PolicyOverride? other) =>
        other is not null && (Code, Says, Outcome, Lists) == (other.Code, other.Says, other.Outcome, other.Lists) && Conditions.AsSpan().SequenceEqual(other.Conditions.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Code, Says, Outcome, Conditions.Length);
}
