using System.Collections.Immutable;

namespace Visa.Decisions.Policies;

/// <summary>A points scorecard in log-odds: the score is logistic(intercept + the weights of the rules that fire).</summary>
/// <param name="Version">Names this content and no other: it is part of the context of every decision.</param>
/// <param name="Intercept">The margin of a transaction for which no rule fires, in log-odds.</param>
public sealed record ScoringPolicy(string Version, double Intercept, PolicyThresholds Thresholds, ImmutableArray<PolicyRule> Rules)
{
    /// <summary>No model is trained yet: the scorecard itself is what gives the score, and the name says so.</summary>
    public string ModelVersion => $"scorecard-{Version}";

    public bool Equals(ScoringPolicy? other) =>
        other is not null
        && (Version, Intercept, Thresholds) == (other.Version, other.Intercept, other.Thresholds)
        && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Version, Intercept, Thresholds, Rules.Length);
}
