using Visa.Scoring.Replay;

namespace Visa.Scoring.TrainingRuns;

/// <summary>
/// How long issuers take to report frauds, learned from those reported before a moment. Of young transactions only the early reports are seen, so a plain count would make delays too
/// short: this is the product-limit estimator for right-truncated times (Lynden-Bell 1971). It knows nothing of delays longer than the oldest transaction's age.
/// </summary>
internal sealed class ReportDelays
{
    /// <summary>A smaller share is not believed: one early report must not stand for a hundred to come.</summary>
    private const double LeastShare = 0.05;

    private readonly double[] _delays;
    private readonly double[] _shares;

    /// <param name="rows">Frauds that were reported before the moment are used, others are not.</param>
    /// <param name="moment">When labels were read.</param>
    public ReportDelays(IEnumerable<ReplayedRow> rows, DateTimeOffset moment)
    {
        var known = rows.Where(row => row.IsKnownFraud(moment)).Select(row => (Delay: (row.ReportedAt!.Value - row.Time).TotalDays, Age: (moment - row.Time).TotalDays)).ToList();
        double[] byDelay = [.. known.Select(fraud => fraud.Delay).Order()], byAge = [.. known.Select(fraud => fraud.Age).Order()];
        _delays = [.. byDelay.Distinct()];
        _shares = new double[_delays.Length];
        var share = 1.0;
        for (var i = _delays.Length - 1; i >= 0; i--)
        {
            _shares[i] = share;
            // Those that were reported by then, and could have been seen had they taken as long as this one.
            var atRisk = Below(byDelay, _delays[i], orEqual: true) - Below(byAge, _delays[i], orEqual: false);
            var here = Below(byDelay, _delays[i], orEqual: true) - Below(byDelay, _delays[i], orEqual: false);
            share *= atRisk > here ? 1 - here / (double)atRisk : 1;
        }
    }

    /// <summary>The share of the frauds that are ever reported whose report has come by an age.</summary>
    public double ReportedBy(double days)
    {
        var at = Array.BinarySearch(_delays, days);
        var place = at >= 0 ? at : ~at - 1;
        return place < 0 ? LeastShare : Math.Max(LeastShare, _shares[place]);
    }

    /// <summary>How many frauds there will be for each that is known by a moment.</summary>
    public double Inflation(IEnumerable<ReplayedRow> rows, DateTimeOffset moment) =>
        rows.Where(row => row.IsKnownFraud(moment)).Select(row => 1 / ReportedBy((moment - row.Time).TotalDays)).DefaultIfEmpty(1).Average();

    private static int Below(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
