using System.Text.RegularExpressions;
using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;

namespace Visa.Generator.Tests.Behaviour;

public sealed partial class TransactionFeedTests
{
    private static readonly List<SimulatedTransaction> Sample = Simulation.Take(Simulation.Feed(), 20_000);

    [Fact]
    public void Next_SameSeed_GivesTheSameBytes()
    {
        var again = Simulation.Take(Simulation.Feed(population: Simulation.Build(1)), 5_000);

        Assert.Equal(Sample.Take(5_000).Select(Line), again.Select(Line));
    }

    [Fact]
    public void Next_AnotherSeed_GivesOthers()
    {
        var others = Simulation.Take(Simulation.Feed(seed: 2, population: Simulation.Build(2)), 1_000);

        Assert.Empty(others.Select(Line).Intersect(Sample.Select(Line)));
    }

    [Fact]
    public void Next_AnyTransaction_IsReadBackByTheCodecAsItWas() =>
        Assert.All(Sample, simulated => Assert.Equal(simulated.Transaction, Simulation.Read(Simulation.Json(simulated.Transaction))));

    [Fact]
    public void Next_AnyTransaction_HoldsNothingThatCouldBeACardNumber() =>
        Assert.All(Sample, simulated =>
        {
            Assert.DoesNotMatch(LongDigits(), Simulation.Json(simulated.Transaction));
            Assert.Matches(Masked(), simulated.Transaction.CardNumber.Value);
        });

    [Fact]
    public void Next_Sequence_IsInOrderOfEventTimeWithoutAnIdTwice()
    {
        var times = Sample.Select(simulated => simulated.Transaction.EventTime).ToList();

        Assert.Equal(times.Order(), times);
        Assert.Equal(Sample.Count, Sample.Select(simulated => simulated.Transaction.Id).Distinct().Count());
    }

    [Fact]
    public void Next_Sequence_KeepsTheRate()
    {
        var seconds = (Sample[^1].Transaction.EventTime - Simulation.Start).TotalSeconds;

        Assert.InRange(Sample.Count / seconds, 95, 105);
    }

    [Theory]
    [InlineData(0.005)]
    [InlineData(0.05)]
    public void Next_FraudShare_IsHeld(double share)
    {
        var feed = Simulation.Feed(fraudShare: share);
        var frauds = Enumerable.Range(0, 60_000).Select(_ => feed.Next()).Where(simulated => simulated.Typology is not null).ToList();

        Assert.InRange(frauds.Count / 60_000.0, share * 0.75, share * 1.25);
        Assert.Equal(["card_testing", "spree_abroad"], frauds.Select(fraud => fraud.Typology!).Distinct().Order());
    }

    [Fact]
    public void Next_NoFraudShare_GivesNoFraud() =>
        Assert.DoesNotContain(Simulation.Take(Simulation.Feed(fraudShare: 0), 5_000), simulated => simulated.Typology is not null);

    [Fact]
    public void Next_AMinuteAtTheDefaultRate_HasFraud() =>
        Assert.Contains(Sample, simulated => simulated.Typology is not null && simulated.Transaction.EventTime < Simulation.Start.AddMinutes(1));

    [Fact]
    public void Next_HonestTraffic_LooksLikeCardTraffic()
    {
        var honest = Sample.Where(simulated => simulated.Typology is null).Select(simulated => simulated.Transaction).ToList();

        Assert.InRange(Share(honest, t => t.MerchantCountry != t.CardCountry), 0.02, 0.12);
        Assert.InRange(Share(honest, t => t.EntryMode == EntryMode.Ecommerce), 0.2, 0.45);
        Assert.InRange(Share(honest, t => t.Response == IssuerResponse.Approved), 0.93, 0.99);
        Assert.All(Enum.GetValues<IssuerResponse>(), response => Assert.Contains(honest, t => t.Response == response));
        Assert.All(honest, t => Assert.True(t.Amount.MinorUnits > 0 || t.Type == TransactionType.AccountVerification));
        Assert.All(honest, t => Assert.Equal(t.Amount.Currency == t.BillingAmount.Currency, t.Amount == t.BillingAmount));
    }

    [Fact]
    public void Next_HonestTraffic_IsHeavyTailedByCardWithAMomentBetweenPayments()
    {
        var sample = Simulation.Take(Simulation.Feed(rate: 5), 20_000);
        var byCard = sample.Where(simulated => simulated.Typology is null).GroupBy(simulated => simulated.Transaction.CardToken).ToList();
        var sorted = byCard.Select(group => group.Count()).OrderDescending().ToList();

        Assert.True(sorted.Take(sorted.Count / 10).Sum() > 2 * sample.Count / 10);
        Assert.All(byCard, group => Assert.All(group.Zip(group.Skip(1)), pair =>
            Assert.True(pair.Second.Transaction.EventTime - pair.First.Transaction.EventTime >= TimeSpan.FromSeconds(59))));
    }

    [Fact]
    public void Next_CashFromAMachine_IsInNotes()
    {
        var cash = Sample.Where(s => s.Transaction.Mcc == Categories.Cash && s.Transaction.Amount.Currency.Code is "USD" or "EUR" && s.Typology is null);

        Assert.All(cash, simulated => Assert.Equal(0, simulated.Transaction.Amount.Amount % 20));
    }

    private static string Line(SimulatedTransaction simulated) => Simulation.Json(simulated.Transaction) + simulated.Typology;

    private static double Share(List<Transaction> transactions, Func<Transaction, bool> holds) => transactions.Count(holds) / (double)transactions.Count;

    [GeneratedRegex("[0-9]{13,}")]
    private static partial Regex LongDigits();

    [GeneratedRegex(@"^4[0-9]{5}\*{6}[0-9]{4}$")]
    private static partial Regex Masked();
}
