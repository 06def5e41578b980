using System.Globalization;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Training;

namespace Visa.Scoring.TrainingRuns;

/// <summary>Trains candidates and keeps the best one that can be served, by average precision on the validation rows. Only it and the one under way are in memory.</summary>
internal sealed class ModelSearch(LabelledRows training, LabelledRows stopping, LabelledRows validation, double honestShare, Action<string> report)
{
    private readonly List<Trial> _trials = [];

    public IReadOnlyList<Trial> Trials => _trials;

    public (Trial Trial, ILearnedScorer Scorer) Best { get; private set; }

    public void Run(IEnumerable<(ILearner Learner, LearnerSettings Settings)> candidates, CancellationToken cancellationToken)
    {
        foreach (var (learner, settings) in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // An honest row stands for those that were not drawn: their weight is taken from the frauds, of which all are here.
            var scorer = learner.Learn(training, stopping, settings with { FraudWeight = settings.FraudWeight * honestShare });
            var ranking = new Ranking(scorer.Score(validation), validation.IsFraud).Count();
            var trial = new Trial(learner.Name, settings, ranking.AveragePrecision(), ranking.AreaUnderRoc(), scorer.Ensemble is not null);
            _trials.Add(trial);
            report(string.Create(CultureInfo.InvariantCulture, $"{learner.Name}: average precision {trial.AveragePrecision:0.000} on the validation days"));
            if (trial.CanServe && (Best.Trial is null || trial.AveragePrecision > Best.Trial.AveragePrecision)) Best = (trial, scorer);
        }
    }
}
