using Visa.Domain.Transactions;
using Visa.Features.Risk;

namespace Visa.Features.Tests.Risk;

public sealed class LabelHistoryTests
{
    private static readonly LabelHistoryOptions Options = new() { ExplainedAbove = 180 };

    // Labels of the random histories come within 40 days.
    [Theory]
    [InlineData(1, 180)]
    [InlineData(2, 180)]
    [InlineData(3, 41)]
    [InlineData(4, 41)]
    [InlineData(5, 41)]
    public void TryFind_RandomHistory_EqualsTheDefinitions(int seed, int horizonDays)
    {
        var history = new RandomHistory(seed, 600);
        var options = Options with { LabelHorizon = TimeSpan.FromDays(horizonDays) };
        var naive = new NaiveRisk(history, options);
        var labels = new LabelHistory(options);
        foreach (var chargeback in history.Chargebacks)
            labels.Report(chargeback);
        foreach (var (number, transaction) in history.Transactions.Index())
        {
            if (number % 3 == 0)
                labels.AdvanceTo(transaction.EventTime);
            if (number % 9 == 0)
                AssertFound(naive.Find(transaction, transaction.EventTime), labels, transaction);
            labels.Add(transaction);
        }
    }

    [Fact]
    public void ToTable_AskedOnceOrOnTheWay_IsTheSame()
    {
        var history = new RandomHistory(4, 600);
        var asOf = Tests.Transactions.Noon.AddDays(80);

        var table = Table(history, asOf, askEvery: 1);
        var once = Table(history, asOf, askEvery: int.MaxValue);

        Assert.Equal(Bytes(table), Bytes(once));
    }

    [Fact]
    public void ToTable_TransactionsPastTheLabelHorizonGone_IsTheSame()
    {
        var history = new RandomHistory(4, 6_000);
        var asOf = Tests.Transactions.Noon.AddDays(88);

        Assert.Equal(Bytes(Table(history, asOf, 1)), Bytes(Table(history, asOf, 1, Options with { LabelHorizon = TimeSpan.FromDays(41) })));
    }

    [Fact]
    public void AdvanceTo_LongHistory_KeepsTheTransactionsOfTheHorizonOnly()
    {
        var labels = new LabelHistory(Options with { LabelHorizon = TimeSpan.FromDays(41) });
        for (var hour = 0; hour < 24 * 400; hour++)
        {
            var transaction = Tests.Transactions.At(Tests.Transactions.Noon.AddHours(hour), hour);
            labels.Report(new() { TransactionId = Tests.Transactions.At(Tests.Transactions.Noon, 1_000_000 + hour).Id, CardToken = transaction.CardToken, ReportedAt = transaction.EventTime, ReasonCode = "10.4", Amount = transaction.Amount });
            labels.AdvanceTo(transaction.EventTime);
            labels.Add(transaction);
        }

        Assert.InRange(labels.KeptEvents, 24 * 40, 24 * 42);
        Assert.InRange(labels.KeptReports, 24 * 40, 24 * 43);
    }

    [Fact]
    public void LabelHistory_HorizonShorterThanTheWindows_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelHistory(Options with { LabelHorizon = TimeSpan.FromDays(36) }));

    [Fact]
    public void ToTable_AnySubject_HasTheFactsOfTheHistory()
    {
        var history = new RandomHistory(5, 600);
        var asOf = Tests.Transactions.Noon.AddDays(60);
        var naive = new NaiveRisk(history, Options);
        var table = Table(history, asOf, askEvery: int.MaxValue);

        foreach (var transaction in history.Transactions.Where((_, number) => number % 20 == 0))
            AssertFound(naive.Find(transaction, asOf), table, transaction);
    }

    [Fact]
    public void TryFind_LabelsReportedAtOrAfterTheMoment_AreNoInput()
    {
        var history = new RandomHistory(6, 600);
        var asOf = Tests.Transactions.Noon.AddDays(50);
        var (all, known) = (new LabelHistory(Options), new LabelHistory(Options));
        foreach (var chargeback in history.Chargebacks)
        {
            all.Report(chargeback);
            if (chargeback.ReportedAt < asOf)
                known.Report(chargeback);
        }
        foreach (var labels in (LabelHistory[])[all, known])
        {
            foreach (var transaction in history.Transactions.Where(t => t.EventTime < asOf))
                labels.Add(transaction);
            labels.AdvanceTo(asOf);
        }

        Assert.Equal(Bytes(known.ToTable("v")), Bytes(all.ToTable("v")));
    }

    [Fact]
    public void TryFind_YoungerThanTheDelay_IsNoInputEvenWhenItsLabelIsKnown()
    {
        var transaction = Tests.Transactions.At(Tests.Transactions.Noon);
        var labels = new LabelHistory(new LabelHistoryOptions());
        labels.Add(transaction);
        labels.Report(new() { TransactionId = transaction.Id, CardToken = transaction.CardToken, ReportedAt = transaction.EventTime.AddHours(1), ReasonCode = "10.4", Amount = transaction.Amount });

        labels.AdvanceTo(transaction.EventTime.AddDays(7).AddMilliseconds(-1));
        Assert.True(labels.TryFind(RiskSubjects.Of(transaction), out var young));
        labels.AdvanceTo(transaction.EventTime.AddDays(7));
        Assert.True(labels.TryFind(RiskSubjects.Of(transaction), out var matured));

        Assert.Equal((default, new WindowCounts(1, 1, 1, 1, 1, 1)), (young.Terminal, matured.Terminal));
        Assert.Equal(1, matured.Run.Run);
    }

    [Fact]
    public void Add_OutOfOrder_IsRefused()
    {
        var labels = new LabelHistory(Options);
        labels.Add(Tests.Transactions.At(Tests.Transactions.Noon));

        Assert.Throws<ArgumentException>(() => labels.Add(Tests.Transactions.At(Tests.Transactions.Noon.AddSeconds(-1), 1)));
    }

    internal static byte[] Bytes(RiskTable table)
    {
        using var bytes = new MemoryStream();
        RiskTableFile.Write(table, bytes);
        return bytes.ToArray();
    }

    internal static RiskTable Table(RandomHistory history, DateTimeOffset asOf, int askEvery, LabelHistoryOptions? options = null)
    {
        var labels = new LabelHistory(options ?? Options);
        foreach (var chargeback in history.Chargebacks)
            labels.Report(chargeback);
        foreach (var (number, transaction) in history.Transactions.Where(t => t.EventTime < asOf).Index())
        {
            if (number % askEvery == askEvery - 1)
                labels.AdvanceTo(transaction.EventTime);
            labels.Add(transaction);
        }
        labels.AdvanceTo(asOf);
        return labels.ToTable("2026-05-29");
    }

    private static void AssertFound(RiskFacts expected, IRiskSource source, Transaction transaction)
    {
        Assert.True(source.TryFind(RiskSubjects.Of(transaction), out var found));
        Assert.Equal(expected, found);
    }
}
