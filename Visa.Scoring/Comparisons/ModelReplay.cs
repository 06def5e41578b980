using System.Globalization;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Lake;
using Visa.Scoring.Replay;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Comparisons;

/// <summary>Replays the lake's history and has registered models score a window of it, each with the risk tables that it was trained with.</summary>
internal sealed class ModelReplay(LakeHistory history, Action<string> report)
{
    /// <summary>The rows of the window and, for each model, its probabilities.</summary>
    public async Task<(IReadOnlyList<ReplayedRow> Rows, double[][] Probabilities)> ScoreAsync(IReadOnlyList<ServingModel> models, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var days = await history.DaysAsync(cancellationToken);
        var reports = await history.ReadReportsAsync(cancellationToken);
        var probabilities = new double[models.Count][];
        IReadOnlyList<ReplayedRow> rows = [];
        foreach (var group in models.Index().GroupBy(model => Lineage.RiskOf(model.Item.Description)))
        {
            var reader = new ScoringReader([.. group.Select(model => model.Item)], TrainingSplit.Start(from), TrainingSplit.Start(to));
            using var replay = new HistoryReplay(reports, group.Key);
            await foreach (var (day, transactions) in history.ReadAheadAsync([.. days.Where(day => day.Date < to)], cancellationToken))
            {
                report(string.Create(CultureInfo.InvariantCulture, $"replaying {day.Date:yyyy-MM-dd}"));
                replay.Show(day.Date, transactions, reader, cancellationToken);
            }

            rows = reader.Rows;
            foreach (var (place, model) in group.Index()) probabilities[model.Index] = reader.Probabilities(place);
        }

        return (rows, probabilities);
    }

    /// <summary>The window that was asked for, or the widest that no model has learned from.</summary>
    /// <exception cref="LakeException">It holds days that a model learned from, or the lake holds none.</exception>
    /// <exception cref="TooEarlyException">Of no such day have labels matured.</exception>
    public async Task<(DateOnly From, DateOnly To)> WindowAsync(IReadOnlyList<ServingModel> models, ComparisonOptions options, int maturityDays, CancellationToken cancellationToken)
    {
        var days = await history.DaysAsync(cancellationToken);
        if (days.Count == 0) throw new LakeException("The lake has no transactions under processed/transactions/.");
        var newest = models.MaxBy(model => model.Description.Window.LabelsUntil)!;
        var unseen = DateOnly.FromDateTime(newest.Description.Window.LabelsUntil.UtcDateTime);
        if (options.From < unseen) throw new LakeException($"Model {newest.Version} knows labels up to {unseen:yyyy-MM-dd}: nothing is reported on days that a model learned from. Give --from {unseen:yyyy-MM-dd} or later.");
        var from = options.From ?? unseen;
        var last = days[^1].Date.AddDays(1 - maturityDays);
        var to = options.To is { } end && end < last ? end : last;
        return from < to ? (from, to) : throw new TooEarlyException($"The first day that no model learned from is {from:yyyy-MM-dd}, and labels are mature until {to:yyyy-MM-dd}: wait for more history, or give fewer --maturity-days.");
    }
}
