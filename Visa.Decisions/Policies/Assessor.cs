using System.Collections.Immutable;
using Visa.Decisions.ModelFiles;
using Visa.Domain.Decisions;
using Visa.Features;

namespace Visa.Decisions.Policies;

/// <summary>
/// A policy with the model whose scores it decides on, or with its own scorecard: the pure function from a row to a decision that scoring, the rules-only step and replay
/// share. Immutable and thread-safe.
/// </summary>
public sealed class Assessor
{
    /// <summary>Of a model's reasons: an analyst reads no more.</summary>
    private const int MaxReasons = 6;

    private static readonly int Amount = FeatureCatalogue.IndexOf("amount");

    private readonly PolicyEvaluator _scorecard;

    /// <param name="model">Null: the policy's scorecard gives the score.</param>
    public Assessor(ScoringPolicy policy, ServingModel? model)
    {
        (Policy, Model) = (policy, model);
        _scorecard = new PolicyEvaluator(policy);
    }

    public ScoringPolicy Policy { get; }

    public ServingModel? Model { get; }

    public string ModelVersion => Model?.Version ?? Policy.ModelVersion;

    /// <param name="features">One vector in catalogue order.</param>
    /// <param name="facts">Null when they are unknown; then no list matches.</param>
    public Assessment Assess(ReadOnlySpan<float> features, TransactionFacts? facts = null)
    {
        if (features.Length != FeatureCatalogue.Count)
            throw new ArgumentException($"A vector of catalogue version {FeatureCatalogue.Version} has {FeatureCatalogue.Count} features, not {features.Length}.", nameof(features));
        return Assess(features, facts, Model?.Kernel.Margin(features) ?? 0);
    }

    /// <summary>Assesses many vectors, each as it would be alone.</summary>
    /// <param name="vectors">Row-major in catalogue order.</param>
    /// <param name="facts">One a row, or none at all.</param>
    /// <param name="assessments">One a row.</param>
    public void Assess(ReadOnlySpan<float> vectors, ReadOnlySpan<TransactionFacts> facts, Span<Assessment> assessments)
    {
        var width = FeatureCatalogue.Count;
        if (vectors.Length != (long)assessments.Length * width) throw new ArgumentException($"{assessments.Length} rows are {(long)assessments.Length * width} values, not {vectors.Length}.", nameof(vectors));
        Span<double> margins = Model is null ? [] : assessments.Length <= 256 ? stackalloc double[assessments.Length] : new double[assessments.Length];
        Model?.Kernel.Margins(vectors, margins);
        for (var row = 0; row < assessments.Length; row++)
        {
            assessments[row] = Assess(vectors.Slice(row * width, width), facts.IsEmpty ? null : facts[row], margins.IsEmpty ? 0 : margins[row]);
        }
    }

    private Assessment Assess(ReadOnlySpan<float> features, TransactionFacts? facts, double margin)
    {
        var assessment = Model is { } model ? ByModel(model, features, margin) : _scorecard.Assess(features);
        var decides = Decider(features, facts);
        if (decides is not null) assessment = assessment with { Outcome = decides.Decide(assessment.Outcome), Reasons = [new DecisionReason(decides.Code, 0), .. assessment.Reasons] };
        return Model is null || assessment.Outcome == DecisionOutcome.Approve ? assessment : assessment with { Reasons = [.. assessment.Reasons, .. Reasons(Model, features)] };
    }

    /// <summary>Reasons come later: only what is not approved is worth an explanation.</summary>
    private Assessment ByModel(ServingModel model, ReadOnlySpan<float> features, double margin)
    {
        var probability = model.Probability(margin);
        return new Assessment(margin, probability, Policy.OutcomeOf(probability, features[Amount]), []);
    }

    private PolicyOverride? Decider(ReadOnlySpan<float> features, TransactionFacts? facts)
    {
        foreach (var found in Policy.Overrides)
        {
            if (found.Fires(features, facts)) return found;
        }

        return null;
    }

    private static IEnumerable<DecisionReason> Reasons(ServingModel model, ReadOnlySpan<float> features)
    {
        // A reason's contribution is the sum of its features'; equal ones keep the order of their codes.
        var byCode = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var contribution in model.Explain(features))
        {
            var code = FeatureReasons.CodeOf(contribution.FeatureId);
            byCode[code] = byCode.GetValueOrDefault(code) + contribution.Contribution;
        }

        return byCode.OrderByDescending(reason => Math.Abs(reason.Value)).Take(MaxReasons).Select(reason => new DecisionReason(reason.Key, reason.Value));
    }
}
