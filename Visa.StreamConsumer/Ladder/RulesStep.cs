using Microsoft.Extensions.Options;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Ladder;

/// <summary>The second step: the policy of a file, evaluated here. Absent when no file is configured.</summary>
internal sealed class RulesStep(IOptions<ScoringOptions> options)
{
    private readonly RulesOnlyEvaluator? _rules = options.Value.PolicyFile is { Length: > 0 } file
        ? new RulesOnlyEvaluator(PolicyFile.Load(Path.Combine(AppContext.BaseDirectory, file)))
        : null;

    public bool IsAvailable => _rules is not null;

    public ScoredBatch? Score(FeatureRows rows) => _rules is null
        ? null
        : new ScoredBatch(_rules.Context with { RiskVersion = rows.RiskVersion }, [.. Enumerable.Range(0, rows.Count).Select(row => Answer(_rules.Assess(rows[row], rows.Facts[row])))]);

    private static ScoredTransaction Answer(Assessment assessment) => new(assessment.Score, assessment.Outcome, assessment.Reasons);
}
