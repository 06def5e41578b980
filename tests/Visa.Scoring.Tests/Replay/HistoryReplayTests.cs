using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Scoring.Lake;
using Visa.Scoring.Replay;
using Visa.Scoring.Tests.Lake;

namespace Visa.Scoring.Tests.Replay;

public sealed class HistoryReplayTests
{
    private static readonly SyntheticLake Lake = new();

    [Fact]
    public void Show_Labels_AreInNoVectorBeforeTheyAreReported()
    {
        var all = Vectors(Lake.Chargebacks, RiskUse.Daily);
        for (var day = 8; day < SyntheticLake.Days; day += 5)
        {
            var midnight = new DateTimeOffset(SyntheticLake.FirstDay.AddDays(day), TimeOnly.MinValue, TimeSpan.Zero);
            var known = Vectors(Lake.Chargebacks.Where(chargeback => chargeback.ReportedAt < midnight), RiskUse.Daily);

            foreach (var transaction in Lake.Transactions.Where(transaction => transaction.EventTime < midnight.AddDays(1))) Assert.Equal(known[transaction.Id], all[transaction.Id]);
        }
    }

    [Fact]
    public void Show_LabelsOnceReportedAndMatured_AreInVectors()
    {
        var with = Vectors(Lake.Chargebacks, RiskUse.Daily);
        var without = Vectors([], RiskUse.Daily);

        Assert.Contains(Lake.Transactions, transaction => !with[transaction.Id].AsSpan().SequenceEqual(without[transaction.Id]));
    }

    [Fact]
    public void Show_WithoutRiskTables_LabelsAreInNoVector()
    {
        var (with, without) = (Vectors(Lake.Chargebacks, RiskUse.None), Vectors([], RiskUse.None));

        Assert.All(Lake.Transactions, transaction => Assert.Equal(without[transaction.Id], with[transaction.Id]));
    }

    [Fact]
    public void Fingerprint_OtherLabel_IsAnother()
    {
        Assert.Equal(Fingerprint(Lake.Chargebacks), Fingerprint(Lake.Chargebacks));
        Assert.NotEqual(Fingerprint(Lake.Chargebacks), Fingerprint(Lake.Chargebacks.Skip(1)));
    }

    [Fact]
    public void Show_SomeVectorsAreUnwanted_OthersAreTheSame()
    {
        var all = new Collector();
        var some = new Collector(row => row.Id.Value.GetHashCode() % 3 == 0);

        using var one = Replayed(Lake.Chargebacks, RiskUse.Daily, all);
        using var other = Replayed(Lake.Chargebacks, RiskUse.Daily, some);

        Assert.Equal(one.Fingerprint, other.Fingerprint);
        Assert.Equal(all.Vectors.Keys, some.Vectors.Keys);
        Assert.Contains(some.Vectors.Values, vector => vector.Length == 0);
        Assert.All(some.Vectors.Where(row => row.Value.Length > 0), row => Assert.Equal(all.Vectors[row.Key], row.Value));
    }

    private static string Fingerprint(IEnumerable<Chargeback> chargebacks)
    {
        using var replay = Replayed(chargebacks, RiskUse.None, new Collector());
        return replay.Fingerprint;
    }

    private static Dictionary<TransactionId, float[]> Vectors(IEnumerable<Chargeback> chargebacks, RiskUse risk)
    {
        var collector = new Collector();
        Replayed(chargebacks, risk, collector).Dispose();
        return collector.Vectors;
    }

    private static HistoryReplay Replayed(IEnumerable<Chargeback> chargebacks, RiskUse risk, Collector collector)
    {
        var reports = new FraudReports();
        foreach (var chargeback in chargebacks) reports.Add(chargeback);
        var replay = new HistoryReplay(reports, risk);
        foreach (var day in Lake.Transactions.GroupBy(transaction => DateOnly.FromDateTime(transaction.EventTime.UtcDateTime))) replay.Show(day.Key, [.. day], collector, CancellationToken.None);
        return replay;
    }

    private sealed class Collector(Predicate<ReplayedRow>? wants = null) : IReplayReader
    {
        public Dictionary<TransactionId, float[]> Vectors { get; } = [];

        public bool WantsVector(in ReplayedRow row) => wants?.Invoke(row) ?? true;

        public void Accept(in ReplayedRow row, ReadOnlySpan<float> vector) => Vectors.Add(row.Id, vector.ToArray());
    }
}
