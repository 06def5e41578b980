using Visa.Features;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Training;

namespace Visa.Benchmarks.Handbook;

/// <summary>The vectors of the days that the folds touch, without the features that say nothing here, as learners take them.</summary>
internal sealed class HandbookTable
{
    private const float Missing = -1e6f;

    private static readonly string[] Absent = ["mcc", "bin_", "countr", "merchant_", "_known_days"];

    private static readonly string[] Calendar = ["card_transactions", "history_days", "risk_table_age_days"];

    private readonly HandbookDay[] _days;
    private readonly int _firstDay;
    private readonly int[] _kept;

    public HandbookTable(HandbookDay[] days, int firstDay)
    {
        (_days, _firstDay) = (days, firstDay);
        _kept = [.. Enumerable.Range(0, FeatureCatalogue.Count).Where(IsMeant).Where(Varies)];
    }

    public int Features => _kept.Length;

    public LabelledRows Training(HandbookFold fold)
    {
        var days = Days(fold.TrainingDay, HandbookFold.Days);
        return Rows([.. days.SelectMany(day => Enumerable.Range(0, day.IsFraud.Count).Select(row => (day, row)))]);
    }

    /// <summary>
    /// The test rows: on each test day those of cards that no fraud is known of, neither from the training days nor from the days that became known since; and what the figures need.
    /// </summary>
    public (LabelledRows Rows, ScoredRows Unscored) Test(HandbookFold fold)
    {
        var known = Defrauded(Days(fold.TrainingDay, HandbookFold.Days));
        var picked = new List<(HandbookDay Day, int Row)>();
        var dayOf = new List<int>();
        for (var i = 0; i < HandbookFold.Days; i++)
        {
            known.UnionWith(Defrauded(Days(fold.TrainingDay + HandbookFold.Days + i - 1, 1)));
            var day = Days(fold.TestDay + i, 1)[0];
            var before = picked.Count;
            picked.AddRange(Enumerable.Range(0, day.IsFraud.Count).Where(row => !known.Contains(day.Customers[row])).Select(row => (day, row)));
            dayOf.AddRange(Enumerable.Repeat(i, picked.Count - before));
        }

        var rows = Rows(picked);
        return (rows, new ScoredRows([], rows.IsFraud, [.. picked.Select(at => at.Day.Customers[at.Row])], [.. dayOf], [.. picked.Select(at => at.Day.Amounts[at.Row])]));
    }

    private static HashSet<int> Defrauded(HandbookDay[] days) =>
        [.. days.SelectMany(day => day.Customers.Where((_, row) => day.IsFraud[row]))];

    private HandbookDay[] Days(int first, int count) => _days[(first - _firstDay)..(first - _firstDay + count)];

    private LabelledRows Rows(List<(HandbookDay Day, int Row)> picked)
    {
        var values = new float[picked.Count * _kept.Length];
        for (var i = 0; i < picked.Count; i++)
        {
            var source = picked[i].Row * FeatureCatalogue.Count;
            for (var k = 0; k < _kept.Length; k++)
            {
                var value = picked[i].Day.Values[source + _kept[k]];
                values[i * _kept.Length + k] = float.IsNaN(value) ? Missing : value;
            }
        }

        return new LabelledRows(_kept.Length, values, [.. picked.Select(at => at.Day.IsFraud[at.Row])]);
    }

    /// <summary>
    /// The data has no MCC, BIN, country or merchant besides the terminal: what the catalogue derives from them only repeats the terminal or counts time. Nor is there a card's life before
    /// April 2018: its age is the calendar.
    /// </summary>
    private static bool IsMeant(int feature)
    {
        var name = FeatureCatalogue.Features[feature].Name;
        return !Absent.Any(word => name.Contains(word, StringComparison.Ordinal)) && !Calendar.Contains(name);
    }

    private bool Varies(int feature)
    {
        var first = _days[0].Values[feature];
        return _days.Any(day => Enumerable.Range(0, day.IsFraud.Count).Any(row => !day.Values[row * FeatureCatalogue.Count + feature].Equals(first)));
    }
}
