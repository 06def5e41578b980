namespace Visa.Scoring.Evaluation;

/// <summary>
/// The precision of a team that looks at k cards a day: each day the k cards with the highest score of that day are looked at, a card counts when it has a fraud on that day, and
/// a card that was found leaves the following days. (Card precision top-k of the Fraud Detection Handbook, chapter 4.)
/// </summary>
internal static class CardPrecision
{
    /// <returns>The mean over the days of found cards / k. NaN without rows.</returns>
    public static double AtTop(int k, ScoredRows rows)
    {
        var found = new HashSet<int>();
        var days = Enumerable.Range(0, rows.Count).GroupBy(row => rows.Days[row]).OrderBy(day => day.Key);
        return days.Select(day => Day(k, day, rows, found)).DefaultIfEmpty(double.NaN).Average();
    }

    private static double Day(int k, IEnumerable<int> day, ScoredRows rows, HashSet<int> found)
    {
        var hits = day.Where(row => !found.Contains(rows.Cards[row]))
            .GroupBy(row => rows.Cards[row], (card, its) => (Card: card, Score: its.Max(row => rows.Scores[row]), IsFraud: its.Any(row => rows.IsFraud[row])))
            .OrderByDescending(card => card.Score).ThenBy(card => card.Card)
            .Take(k).Where(card => card.IsFraud).Select(card => card.Card).ToArray();
        found.UnionWith(hits);
        return (double)hits.Length / k;
    }
}
