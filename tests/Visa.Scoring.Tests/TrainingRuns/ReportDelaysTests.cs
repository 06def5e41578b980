using Visa.Decisions.Calibrations;
using Visa.Domain.Transactions;
using Visa.Scoring.Replay;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Tests.TrainingRuns;

public sealed class ReportDelaysTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Moment = Start.AddDays(40);

    [Fact]
    public void ReportedBy_DelaysSeenOnlyInPart_AreThoseOfAllFrauds()
    {
        // Exponential delays with a mean of eight days; reports after the moment are not known.
        var rows = Rows(20_000, meanDays: 8).ToList();
        var delays = new ReportDelays(rows, Moment);

        foreach (var days in new[] { 2.0, 5, 10, 20 }) Assert.Equal((1 - Math.Exp(-days / 8)) / (1 - Math.Exp(-40 / 8.0)), delays.ReportedBy(days), 0.03);
    }

    [Fact]
    public void Inflation_YoungFrauds_CountsThoseToCome()
    {
        var rows = Rows(20_000, meanDays: 8).ToList();
        var young = rows.Where(row => row.Time > Moment.AddDays(-10)).ToList();

        var inflation = new ReportDelays(rows, Moment).Inflation(young, Moment);

        Assert.Equal(young.Count / (double)young.Count(row => row.IsKnownFraud(Moment)), inflation, 0.15);
    }

    [Fact]
    public void Inflation_NothingKnown_IsNone() => Assert.Equal(1, new ReportDelays([], Moment).Inflation([], Moment));

    [Fact]
    public void WithOdds_EitherCalibration_RaisesTheOddsAndKeepsTheOrder()
    {
        Calibration sigmoid = new SigmoidCalibration(1, -3), monotone = new MonotoneCalibration([-1, 0, 2], [0.01, 0.1, 0.6]);

        foreach (var (before, after) in new[] { (sigmoid, CalibrationChoice.WithOdds(sigmoid, 3)), (monotone, CalibrationChoice.WithOdds(monotone, 3)) })
        {
            foreach (var margin in new[] { -1.0, 0, 2 })
                Assert.Equal(3 * before.Probability(margin) / (1 - before.Probability(margin)), after.Probability(margin) / (1 - after.Probability(margin)), 1e-9);
        }
    }

    private static IEnumerable<ReplayedRow> Rows(int count, double meanDays)
    {
        var random = new Random(3);
        for (var i = 0; i < count; i++)
        {
            var time = Start.AddDays(random.NextDouble() * 40);
            yield return new ReplayedRow(TransactionId.Create(time, (UInt128)i), time, i, 1, time.AddDays(-meanDays * Math.Log(1 - random.NextDouble())), null);
        }
    }
}
