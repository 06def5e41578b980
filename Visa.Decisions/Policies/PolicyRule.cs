using System.Collections.Immutable;

namespace Visa.Decisions.Policies;

/// <summary>A reason to suspect a transaction, or to trust it.</summary>
/// <param name="Code">The reason code on a decision, upper snake case, one rule each.</param>
/// <param name="Says">The reason in plain words, for analysts.</param>
/// <param name="Weight">What the rule adds to the margin when it fires, in log-odds; negative lowers the score.</param>
/// <param name="Conditions">All must hold for the rule to fire.</param>
public sealed record PolicyRule(string Code, string Says, double Weight, ImmutableArray<RuleCondition> Conditions)
{
    public bool Fires(ReadOnlySpan<float> features)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(features))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(PolicyRule? other) =>
        other is not null && (Code, Says, Weight) == (other.Code, other.Says, other.Weight) && Conditions.AsSpan().SequenceEqual(other.Conditions.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Code, Says, Weight, Conditions.Length);
}
