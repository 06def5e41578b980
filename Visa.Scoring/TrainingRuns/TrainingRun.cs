using System.Collections.Immutable;
using System.Globalization;
using Visa.Decisions.Calibrations;
using Visa.Decisions.Ensembles;
using Visa.Decisions.ModelFiles;
using Visa.Features;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.Scoring.Training;

namespace Visa.Scoring.TrainingRuns;

/// <summary>
/// From the lake to a model: replay, search on the validation days, calibration, figures on the test days. The same history, options and program give the same bytes of a model.
/// </summary>
internal sealed class TrainingRun(LakeHistory history, TruthFiles truth, ModelRegistry registry, TrainingOptions options, EvaluationSettings settings, Action<string> report)
{
    public async Task<TrainingResult> RunAsync(CancellationToken cancellationToken)
    {
        var data = await TrainingData.PrepareAsync(history, options, report, cancellationToken);
        report(string.Create(CultureInfo.InvariantCulture, $"training on {data.Training.Count:N0} rows, {data.Training.Frauds:N0} of them fraud"));
        var search = new ModelSearch(data.Training, data.Stopping, data.Validation, data.HonestShare, report);
        await Task.Run(() => search.Run(SearchSpace.Candidates(Learners(), options.Trials, SearchSpace.Usual(options)), cancellationToken), cancellationToken);
        if (search.Best.Scorer is not { Ensemble: { } ensemble } scorer) throw new LakeException("None of the learners that were named gives a model that can be served: name lightgbm, fasttree or fastforest.");

        var validation = scorer.Score(data.Validation);
        // Some frauds of the validation days are not reported yet: probabilities and the worth of a review are raised by as much as reports are known to lag.
        var lag = data.Delays.Inflation(data.ValidationRows, data.Split.LabelsUntil);
        var calibration = CalibrationChoice.WithOdds(CalibrationChoice.Fit(validation, data.Validation.IsFraud, [.. data.ValidationRows.Select(row => row.Card)]), lag);
        var economics = settings.Economics with { SavedShare = settings.Economics.SavedShare * lag };
        var reviewFrom = economics.Best(Scored(data, validation, calibration)).Threshold;
        report("measuring on the test days");
        double[] probabilities = [.. scorer.Score(data.Test).Select(calibration.Probability)];
        var test = await Outcomes.LabelAsync(data.TestRows, probabilities, truth, TrainingSplit.Start(data.Split.To), cancellationToken);
        var metrics = FraudFigures.Of(test.ToScored(), reviewFrom, settings);
        return await ResultAsync(data, search, UsedFeatures.Of(ensemble), calibration, metrics, test, reviewFrom, cancellationToken);
    }

    private async Task<TrainingResult> ResultAsync(
        TrainingData data, ModelSearch search, (TreeEnsemble Ensemble, int[] Places) used, Calibration calibration, ImmutableSortedDictionary<string, ModelMetric> metrics, EvaluatedRows test, double reviewFrom, CancellationToken cancellationToken)
    {
        var features = used.Places.Select(place => (Definition: FeatureCatalogue.Features[data.Features[place]], Missing: data.StandIns[place])).ToArray();
        var model = ModelNames.Name(new TrainedModel(
            new ModelDescription
            {
                Version = "",
                Learner = search.Best.Trial.Learner,
                // Of the data, not of the wall: the registry's history says when it was registered.
                TrainedAt = TrainingSplit.Start(data.Split.To),
                CatalogueVersion = FeatureCatalogue.Version,
                Features = [.. features.Select(feature => new ModelFeature(feature.Definition.Id, feature.Definition.Name, feature.Definition.Fingerprint, feature.Missing))],
                Calibration = calibration,
                Window = new TrainingWindow(TrainingSplit.Start(data.Split.From), TrainingSplit.Start(data.Split.TrainingEnd), data.Split.LabelsUntil, data.TrainingTransactions, data.Training.Frauds),
                Metrics = metrics,
                Lineage = Lineage.Of(data, search.Best.Trial, options, reviewFrom),
            },
            used.Ensemble));
        var profile = new ModelProfile(
            features.ToImmutableSortedDictionary(feature => feature.Definition.Name, feature => data.Sample.Profile(feature.Definition.Name), StringComparer.Ordinal),
            new PopulationStability([.. test.Probabilities.Select(probability => (float)probability)]).Expected);
        var champion = (await registry.LoadAsync(cancellationToken)).Champion;
        var importance = FeatureImportance.Of(used.Ensemble).Zip(features, (share, feature) => KeyValuePair.Create(feature.Definition.Name, share)).OrderByDescending(feature => feature.Value).ToList();
        var drift = await DriftAsync(data, champion, cancellationToken);
        return new TrainingResult(model, profile, data.Split, search.Trials, test, reviewFrom, importance, drift, champion, (double)data.Training.Frauds / data.TrainingTransactions);
    }

    private async Task<IReadOnlyList<KeyValuePair<string, double>>> DriftAsync(TrainingData data, string? champion, CancellationToken cancellationToken)
    {
        if (champion is null || await registry.ReadProfileAsync(champion, cancellationToken) is not { } profile) return [];
        return [.. profile.Features.Select(feature => KeyValuePair.Create(feature.Key, data.Sample.Drift(feature.Key, feature.Value))).Where(feature => !double.IsNaN(feature.Value)).OrderByDescending(feature => feature.Value)];
    }

    private ILearner[] Learners()
    {
        var names = options.Learners.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. SearchSpace.Learners.Where(learner => names.Contains(learner.Name))];
    }

    private static ScoredRows Scored(TrainingData data, double[] margins, Calibration calibration) =>
        new EvaluatedRows(data.ValidationRows, [.. margins.Select(calibration.Probability)], data.Validation.IsFraud, [], 0).ToScored();
}
