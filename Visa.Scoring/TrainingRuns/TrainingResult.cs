using Visa.Decisions.ModelFiles;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Registry;

namespace Visa.Scoring.TrainingRuns;

/// <summary>What a training run made.</summary>
/// <param name="Model">With its figures.</param>
/// <param name="Profile">What it met in training.</param>
/// <param name="Split">The days it was made of.</param>
/// <param name="Trials">All candidates, in the order of their training.</param>
/// <param name="Test">The rows that the figures are of.</param>
/// <param name="ReviewFrom">The probability from which a review pays, chosen on the validation days.</param>
/// <param name="Importance">By feature, the most important first.</param>
/// <param name="Drift">Population stability index of each feature of the champion against the new training rows, the greatest first; empty without a champion.</param>
/// <param name="Champion">The model that drift is measured against; null when there is none.</param>
/// <param name="TrainingFraudShare">Labelled frauds of all training transactions.</param>
internal sealed record TrainingResult(
    TrainedModel Model,
    ModelProfile Profile,
    TrainingSplit Split,
    IReadOnlyList<Trial> Trials,
    EvaluatedRows Test,
    double ReviewFrom,
    IReadOnlyList<KeyValuePair<string, double>> Importance,
    IReadOnlyList<KeyValuePair<string, double>> Drift,
    string? Champion,
    double TrainingFraudShare);
