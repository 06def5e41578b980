using Visa.Decisions.ModelFiles;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.Scoring.Replay;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Comparisons;

/// <summary>Whether one registered model ranks frauds better than another: on labels that had time to mature, as a deployment has them, never on the generator's truth.</summary>
internal sealed class ModelComparison(LakeHistory history, ModelRegistry registry, ComparisonOptions options, EvaluationSettings settings, Action<string> report)
{
    public async Task<Comparison> RunAsync(CancellationToken cancellationToken)
    {
        var state = await registry.LoadAsync(cancellationToken);
        var version = options.Model ?? state.Challengers.LastOrDefault() ?? throw new LakeException("The registry has no challenger: train one, or name a --model.");
        var with = options.With ?? state.Champion ?? throw new LakeException("The registry has no champion: name the model to compare --with.");
        if (version == with) throw new LakeException($"Both are {version}: name two models.");
        ServingModel[] models = [await ReadAsync(version, cancellationToken), await ReadAsync(with, cancellationToken)];
        var replay = new ModelReplay(history, report);
        var (from, to) = await replay.WindowAsync(models, options, options.MaturityDays, cancellationToken);
        var (rows, probabilities) = await replay.ScoreAsync(models, from, to, cancellationToken);
        report("drawing cards anew");
        return Compare(version, with, (from, to), rows, probabilities);
    }

    private Comparison Compare(string version, string with, (DateOnly From, DateOnly To) window, IReadOnlyList<ReplayedRow> rows, double[][] probabilities)
    {
        var asOf = TrainingSplit.Start(window.To.AddDays(options.MaturityDays));
        bool[] isFraud = [.. rows.Select(row => row.IsKnownFraud(asOf))];
        if (!isFraud.Any(fraud => fraud)) throw new TooEarlyException($"No fraud of {window.From:yyyy-MM-dd} to {window.To:yyyy-MM-dd} has been reported: nothing tells the models apart.");
        var (one, other) = (new Ranking(probabilities[0], isFraud), new Ranking(probabilities[1], isFraud));
        var bootstrap = new CardBootstrap(new EvaluatedRows(rows, probabilities[0], isFraud, [], 0).ToScored());
        var (low, high) = bootstrap.Interval(weights => one.Count(weights).AveragePrecision() - other.Count(weights).AveragePrecision(), settings.BootstrapSamples, settings.Seed);
        var (precision, otherPrecision) = (one.Count().AveragePrecision(), other.Count().AveragePrecision());
        var gain = new ModelMetric(precision - otherPrecision, low, high);
        return new Comparison(version, with, window.From, window.To, rows.Count, isFraud.Count(fraud => fraud), precision, otherPrecision, gain, options.Margin, Comparison.Judge(gain, options.Margin));
    }

    private async Task<ServingModel> ReadAsync(string version, CancellationToken cancellationToken) => new(await registry.ReadModelAsync(version, cancellationToken));
}
