using Visa.Domain.Decisions;
using Visa.Features;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Ladder;

/// <summary>The last step: with neither model nor rules, small amounts pass and the rest waits for a person.</summary>
internal static class SafeDefault
{
    public const string ReasonCode = "SCORING_UNAVAILABLE";

    /// <summary>Dollars.</summary>
    public const float ReviewFrom = 100;

    private static readonly int Amount = FeatureCatalogue.IndexOf("amount");
    private static readonly DecisionReason[] Reasons = [new(ReasonCode, 0)];

    /// <summary>The version changes with the rule.</summary>
    public static DecisionContext Context { get; } = new("none", "safe-default-2", FeatureCatalogue.Version, "none", DegradeStep.SafeDefault);

    public static ScoredBatch Score(FeatureRows rows) => new(Context with { RiskVersion = rows.RiskVersion }, [.. Enumerable.Range(0, rows.Count).Select(row => Answer(rows[row]))]);

    // No score is known: 0 says so together with the step, and does not rank these before scored ones.
    private static ScoredTransaction Answer(ReadOnlySpan<float> features) =>
        new(0, features[Amount] < ReviewFrom ? DecisionOutcome.Approve : DecisionOutcome.Review, Reasons);
}
