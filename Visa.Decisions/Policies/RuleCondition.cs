namespace Visa.Decisions.Policies;

/// <summary>One comparison of a feature, named by its place in the vector, with a value in the feature's unit.</summary>
public readonly record struct RuleCondition(int FeatureIndex, Comparison Comparison, float Value)
{
    /// <summary>Compares as single precision, as features are; a feature that is not a number satisfies nothing.</summary>
    public bool Holds(ReadOnlySpan<float> features)
    {
        var feature = features[FeatureIndex];
        return Comparison switch
        {
            Comparison.Equal => feature == Value,
            Comparison.NotEqual => feature < Value || feature > Value,
            Comparison.Less => feature < Value,
            Comparison.LessOrEqual => feature <= Value,
            Comparison.Greater => feature > Value,
            Comparison.GreaterOrEqual => feature >= Value,
            _ => throw new InvalidOperationException($"There is no comparison {Comparison}."),
        };
    }
}
