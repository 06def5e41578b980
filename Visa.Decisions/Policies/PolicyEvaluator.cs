using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Visa.Domain.Decisions;
using Visa.Features;

namespace Visa.Decisions.Policies;

/// <summary>Applies one policy to feature vectors. Immutable and thread-safe; allocates nothing but the array of reasons.</summary>
public sealed class PolicyEvaluator
{
    private readonly PolicyRule[] _rulesByStrength;

    public PolicyEvaluator(ScoringPolicy policy)
    {
        Policy = policy;
        _rulesByStrength = [.. policy.Rules.OrderByDescending(rule => Math.Abs(rule.Weight))];
    }

    public ScoringPolicy Policy { get; }

    /// <param name="features">One vector in catalogue order, <see cref="FeatureCatalogue.Count"/> long.</param>
    public Assessment Assess(ReadOnlySpan<float> features)
    {
        if (features.Length != FeatureCatalogue.Count)
        {
            throw new ArgumentException($"A vector of catalogue version {FeatureCatalogue.Version} has {FeatureCatalogue.Count} features, not {features.Length}.", nameof(features));
        }

        Span<int> fired = stackalloc int[_rulesByStrength.Length];
        var count = 0;
        var margin = Policy.Intercept;
        for (var i = 0; i < _rulesByStrength.Length; i++)
        {
            if (_rulesByStrength[i].Fires(features))
            {
                fired[count++] = i;
                margin += _rulesByStrength[i].Weight;
            }
        }

        var score = 1 / (1 + Math.Exp(-margin));
        return new Assessment(margin, score, Policy.Thresholds.OutcomeOf(score), Reasons(fired[..count]));
    }

    private ImmutableArray<DecisionReason> Reasons(ReadOnlySpan<int> fired)
    {
        if (fired.IsEmpty)
        {
            return [];
        }

        var reasons = new DecisionReason[fired.Length];
        for (var i = 0; i < fired.Length; i++)
        {
            var rule = _rulesByStrength[fired[i]];
            reasons[i] = new DecisionReason(rule.Code, rule.Weight);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(reasons);
    }
}
