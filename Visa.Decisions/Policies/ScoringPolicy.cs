using System.Collections.Immutable;
using Visa.Domain.Decisions;

namespace Visa.Decisions.Policies;

/// <summary>
/// What makes a decision of a score: thresholds or costs, and overrides. It also holds a points scorecard in log-odds, logistic(intercept + the weights of the rules
/// that fire), which gives the score while no trained model does.
/// </summary>
/// <param name="Version">Names this content and no other: it is part of the context of every decision.</param>
/// <param name="Intercept">The margin of a transaction for which no rule fires, in log-odds.</param>
/// <param name="Thresholds">Decide the scorecard's score, and a model's when the policy states no costs.</param>
/// <param name="Rules">Of the scorecard.</param>
public sealed record ScoringPolicy(string Version, double Intercept, PolicyThresholds Thresholds, ImmutableArray<PolicyRule> Rules)
{
    /// <summary>Decide a trained model's score; null: the thresholds do.</summary>
    public DecisionCosts? Costs { get; init; }

    /// <summary>The first that fires decides, whatever gave the score.</summary>
    public ImmutableArray<PolicyOverride> Overrides { get; init; } = [];

    /// <summary>What gives the score while no model does, as decisions name it.</summary>
    public string ModelVersion => $"scorecard-{Version}";

    /// <summary>A reason code in plain words; null when it is none of this policy's.</summary>
    public string? Explain(string code) =>
        Rules.FirstOrDefault(rule => rule.Code == code)?.Says ?? Overrides.FirstOrDefault(found => found.Code == code)?.Says;

    /// <summary>What a model's score leads to before overrides.</summary>
    internal DecisionOutcome OutcomeOf(double probability, double amount) => Costs is { } costs ? costs.OutcomeOf(probability, amount) : Thresholds.OutcomeOf(probability);

    public bool Equals(ScoringPolicy? other) =>
        other is not null
        && (Version, Intercept, Thresholds, Costs) == (other.Version, other.Intercept, other.Thresholds, other.Costs)
        && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan())
        && Overrides.AsSpan().SequenceEqual(other.Overrides.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Version, Intercept, Thresholds, Rules.Length);
}
