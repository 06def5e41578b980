using System.Collections.Immutable;
using Visa.Decisions.Calibrations;
using Visa.Decisions.Ensembles;
using Visa.Decisions.Explanations;
using Visa.Features;

namespace Visa.Decisions.ModelFiles;

/// <summary>A trained model bound to this program's feature catalogue: reads its vectors, gives calibrated scores and explains them. Thread-safe.</summary>
public sealed class ServingModel
{
    private readonly TreeExplainer _explainer;

    /// <exception cref="InvalidModelException">The catalogue lacks a feature that the model uses, or defines it otherwise.</exception>
    public ServingModel(TrainedModel model)
    {
        Description = model.Description;
        var features = model.Description.Features;
        Kernel = new EnsembleKernel(model.Ensemble, [.. features.Select(Place)], [.. features.Select(feature => feature.Missing)], FeatureCatalogue.Count);
        _explainer = new TreeExplainer(Kernel);
    }

    public ModelDescription Description { get; }

    public string Version => Description.Version;

    public EnsembleKernel Kernel { get; }

    /// <inheritdoc cref="TreeExplainer.ExpectedMargin"/>
    public double ExpectedMargin => _explainer.ExpectedMargin;

    /// <inheritdoc cref="Calibration.Probability"/>
    public double Probability(double margin) => Description.Calibration.Probability(margin);

    /// <summary>The features' contributions to the margin, strongest first, zeros left out.</summary>
    public ImmutableArray<FeatureContribution> Explain(ReadOnlySpan<float> vector)
    {
        var contributions = _explainer.Contributions(vector);
        return
        [
            .. contributions.Select((contribution, i) => new FeatureContribution(Description.Features[i].Id, contribution))
                .Where(contribution => contribution.Contribution != 0)
                .OrderByDescending(contribution => Math.Abs(contribution.Contribution))
                .ThenBy(contribution => contribution.FeatureId),
        ];
    }

    private int Place(ModelFeature feature)
    {
        var known = feature.Id >= 0 && feature.Id < FeatureCatalogue.Count ? FeatureCatalogue.Features[feature.Id] : null;
        if (known is null || known.Name != feature.Name)
            throw new InvalidModelException($"Model {Version} uses feature {feature.Id} ({feature.Name}), which catalogue {FeatureCatalogue.Version} does not have. Serve it with the program that it was trained for, or train a new model.");
        if (known.Fingerprint != feature.Fingerprint)
            throw new InvalidModelException($"Model {Version} was trained on another definition of {feature.Name} than catalogue {FeatureCatalogue.Version} has. Train a new model.");
        return feature.Id;
    }
}
