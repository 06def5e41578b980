using Visa.Domain.Transactions;
using Visa.Generator.Fraud;
using Visa.Generator.Randomness;

namespace Visa.Generator.Tests.Fraud;

public sealed class FraudCampaignsTests
{
    [Fact]
    public void TryNext_Steps_ComeInOrderAndNotBeforeTheirTime()
    {
        var campaigns = new FraudCampaigns(Simulation.Population, 1, 0.5, Simulation.Start);
        var last = Simulation.Start;
        var count = 0;
        for (var until = Simulation.Start; until < Simulation.Start.AddHours(1); until += TimeSpan.FromMilliseconds(700))
            while (campaigns.TryNext(until, out var time, out _))
            {
                Assert.InRange(time, last, until);
                last = time;
                count++;
            }

        Assert.InRange(count / 3600.0, 0.4, 0.6);
    }

    [Fact]
    public void Plan_SpreeAbroad_IsOneCardInOneOtherCountry()
    {
        var prng = new Prng(4);
        for (var i = 0; i < 200; i++)
        {
            var payments = new SpreeAbroad().Plan(prng, Simulation.Population).Select(step => step.Payment).ToList();

            Assert.Single(payments.Select(payment => payment.Card).Distinct());
            Assert.Single(payments.Select(payment => payment.Merchant.City).Distinct());
            Assert.NotEqual(payments[0].Card.Home.Country, payments[0].Merchant.City.Country);
            Assert.All(payments, payment => Assert.NotEqual(EntryMode.Ecommerce, payment.EntryMode));
        }
    }

    [Fact]
    public void Plan_CardTesting_IsAQuickRunOfSmallOnlineAmountsAtOneMerchantManyRefused()
    {
        var prng = new Prng(5);
        var steps = Enumerable.Range(0, 200).SelectMany(_ => new CardTesting().Plan(prng, Simulation.Population)).ToList();

        Assert.InRange(steps.Count / 200.0, new CardTesting().MeanSteps * 0.9, new CardTesting().MeanSteps * 1.1);
        Assert.All(steps, step => Assert.Equal(EntryMode.Ecommerce, step.Payment.EntryMode));
        Assert.All(steps, step => Assert.Equal(step.Payment.Amount.MinorUnits == 0, step.Payment.Type == TransactionType.AccountVerification));
        Assert.InRange(steps.Count(step => step.Payment.Response != IssuerResponse.Approved) / (double)steps.Count, 0.3, 0.5);
    }
}
