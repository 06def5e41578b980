using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Ladder;

/// <summary>The second step: the policy of a file, evaluated here.</summary>
internal sealed class RulesStep
{
    public bool IsAvailable => false;

    public ScoredBatch? Score(FeatureRows rows) => null;
}
