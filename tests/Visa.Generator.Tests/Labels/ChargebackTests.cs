using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Labels;
using Visa.Generator.Live;
using Visa.Generator.Randomness;
using Visa.Generator.Tests.Simulation;

namespace Visa.Generator.Tests.Labels;

public sealed class ChargebackTests
{
    private static readonly Dictionary<TransactionId, SimulatedTransaction> ById = CrookedTown.Transactions.ToDictionary(simulated => simulated.Transaction.Id);
    private static readonly List<(Chargeback Report, SimulatedTransaction Of)> Known =
        [.. CrookedTown.Chargebacks.Where(report => ById.ContainsKey(report.TransactionId)).Select(report => (report, ById[report.TransactionId]))];

    [Fact]
    public void Delays_OfReports_HaveTheAssumedDistribution()
    {
        var days = CrookedTown.Chargebacks.Select(DelayDays).Order().ToList();

        Assert.True(days.Count > 2_000);
        Assert.InRange(days[days.Count / 2], 5.5, 8.5);
        Assert.InRange(days[days.Count * 80 / 100], 24, 36);
        Assert.InRange(days[days.Count * 95 / 100], 64, 86);
        Assert.InRange(days[0], 0, 0.5);
        Assert.InRange(days[^1], 100, ReportDelay.MostDays + 0.001);
    }

    [Fact]
    public void Draw_ManyTimes_HasItsMedianItsUpperPercentilesAndItsCut()
    {
        var prng = new Prng(9);
        var days = Enumerable.Range(0, 50_000).Select(_ => ReportDelay.Draw(prng) / 86_400_000.0).Order().ToList();

        Assert.InRange(days[25_000], 6.7, 7.4);
        Assert.InRange(days[40_000], 28, 31);
        Assert.InRange(days[47_500], 73, 79);
        Assert.InRange(days[^1], 100, 120);
    }

    [Fact]
    public void Reports_Any_AreOfApprovedTransactionsUnderTheirTokenWithADisputeCondition()
    {
        string[] conditions = ["10.1", "10.2", "10.3", "10.4", "12.5", "12.6.1", "13.1", "13.2", "13.3", "13.6", "13.7", "13.9"];

        Assert.NotEmpty(Known);
        Assert.All(Known, known =>
        {
            Assert.Equal(IssuerResponse.Approved, known.Of.Transaction.Response);
            Assert.Equal((known.Of.Transaction.CardToken, known.Of.Transaction.Amount), (known.Report.CardToken, known.Report.Amount));
            Assert.True(known.Report.ReportedAt > known.Of.Transaction.EventTime);
            Assert.Contains(known.Report.ReasonCode, conditions);
        });
        Assert.Equal(CrookedTown.Chargebacks.Count, CrookedTown.Chargebacks.Select(report => report.TransactionId).Distinct().Count());
    }

    [Fact]
    public void Reports_OfTransactionsBeforeTheStart_ComeToo() =>
        Assert.Contains(CrookedTown.Chargebacks, report => !ById.ContainsKey(report.TransactionId));

    [Fact]
    public void Labels_AreNotTheTruth_SomeFraudIsUnreportedTheSmallMoreOftenAndSomeDisputesAreNotFraud()
    {
        var reported = Known.Select(known => known.Report.TransactionId).ToHashSet();
        var old = CrookedTown.Transactions.Where(simulated => simulated is { Typology: "card_not_present", Transaction: { Response: IssuerResponse.Approved, Amount.Currency.Code: "USD" or "EUR" or "GBP" } }).ToList();
        var (small, large) = (old.Where(fraud => fraud.Transaction.Amount.Amount < 10).ToList(), old.Where(fraud => fraud.Transaction.Amount.Amount >= 50).ToList());

        Assert.True(Share(small) < Share(large));
        Assert.InRange(Share(large), 0.3, 0.98);
        Assert.Contains(Known, known => known.Of.Typology is null && known.Report.ReasonCode.StartsWith("13", StringComparison.Ordinal));
        Assert.Contains(Known, known => known.Of.Typology is null && known.Report.ReasonCode.StartsWith("10", StringComparison.Ordinal));

        double Share(List<SimulatedTransaction> frauds) => frauds.Count(fraud => reported.Contains(fraud.Transaction.Id)) / (double)frauds.Count;
    }

    [Fact]
    public void Card_AfterAReportedFraud_IsRefusedAndReplacedUnderTheSameAccount()
    {
        string[] firstParty = ["friendly_fraud", "refund_abuse", "bust_out"];
        var byToken = CrookedTown.Transactions.ToLookup(simulated => simulated.Transaction.CardToken, simulated => simulated.Transaction);
        var byAccount = CrookedTown.Transactions.ToLookup(simulated => simulated.Transaction.AccountToken, simulated => simulated.Transaction);
        var stolen = Known.Where(known => known.Of.Typology is { } typology && !firstParty.Contains(typology)).ToList();
        var replaced = 0;

        Assert.NotEmpty(stolen);
        foreach (var (report, of) in stolen)
        {
            var later = report.ReportedAt.AddDays(6);
            Assert.DoesNotContain(byToken[report.CardToken], transaction => transaction.EventTime > later && transaction.Response == IssuerResponse.Approved);
            if (byAccount[of.Transaction.AccountToken].Any(transaction => transaction.EventTime > later && transaction.CardToken != report.CardToken)) replaced++;
        }
        Assert.True(replaced > stolen.Count / 3, $"Only {replaced} of {stolen.Count} cards were seen again under another token.");
    }

    /// <summary>The id's first 48 bits are its event time (RFC 9562, UUIDv7).</summary>
    private static double DelayDays(Chargeback report)
    {
        var milliseconds = Convert.ToInt64(report.TransactionId.ToString().Replace("-", "", StringComparison.Ordinal)[..12], 16);
        return (report.ReportedAt.ToUnixTimeMilliseconds() - milliseconds) / 86_400_000.0;
    }
}
