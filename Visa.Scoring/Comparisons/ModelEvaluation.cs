using Visa.Decisions.ModelFiles;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Comparisons;

/// <summary>Measures a registered model on days that it has not learned from.</summary>
internal sealed class ModelEvaluation(LakeHistory history, TruthFiles truth, ModelRegistry registry, ComparisonOptions options, EvaluationSettings settings, Action<string> report)
{
    public async Task<EvaluationResult> RunAsync(CancellationToken cancellationToken)
    {
        var state = await registry.LoadAsync(cancellationToken);
        var version = options.Model ?? state.Champion ?? throw new LakeException("The registry has no champion: name a --model.");
        var model = new ServingModel(await registry.ReadModelAsync(version, cancellationToken));
        var replay = new ModelReplay(history, report);
        var (from, to) = await replay.WindowAsync([model], options, maturityDays: 0, cancellationToken);
        var (rows, probabilities) = await replay.ScoreAsync([model], from, to, cancellationToken);
        var evaluated = await Outcomes.LabelAsync(rows, probabilities[0], truth, TrainingSplit.Start(to), cancellationToken);
        if (!evaluated.IsFraud.Any(fraud => fraud)) throw new LakeException($"No fraud is known between {from:yyyy-MM-dd} and {to:yyyy-MM-dd}: choose a wider window.");
        report("measuring");
        var reviewFrom = Lineage.ReviewFromOf(model.Description);
        return new EvaluationResult(model.Description, from, to, evaluated, reviewFrom, FraudFigures.Of(evaluated.ToScored(), reviewFrom, settings));
    }
}
