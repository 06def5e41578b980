using Visa.Domain.Decisions;
using Visa.Features;

namespace Visa.Decisions.Policies;

/// <summary>The second step of the degrade ladder: decides by a policy alone, inside the caller's process, while scoring cannot be reached.</summary>
public sealed class RulesOnlyEvaluator(ScoringPolicy policy)
{
    private const string None = "none";

    private readonly Assessor _assessor = new(policy, model: null);

    /// <summary>The context of every decision made here.</summary>
    public DecisionContext Context { get; } = new(None, policy.Version, FeatureCatalogue.Version, None, DegradeStep.RulesOnly);

    /// <inheritdoc cref="Assessor.Assess(ReadOnlySpan{float}, TransactionFacts?)"/>
    public Assessment Assess(ReadOnlySpan<float> features, TransactionFacts? facts = null) => _assessor.Assess(features, facts);
}
