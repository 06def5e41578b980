using Visa.Domain.Transactions;
using Visa.Generator.Fraud;
using Visa.Generator.Fraud.Patterns;
using Visa.Generator.Network;
using Visa.Generator.Simulation;
using Visa.Generator.Tests.Simulation;

namespace Visa.Generator.Tests.Fraud;

public sealed class TypologiesTests
{
    [Theory]
    [InlineData(25, 20_000, 0.7, 1.3)]
    [InlineData(500, 3_000, 0.75, 1.25)]
    public void FraudShare_OverAMonth_IsInItsBand(double basisPoints, int cards, double least, double most)
    {
        var simulation = SmallNetwork.Open(SmallNetwork.Settings(cards, basisPoints));
        var (all, frauds) = (0L, 0L);
        for (var i = 0; i < 31; i++)
        {
            var payments = simulation.NextDay(2, CancellationToken.None).Payments;
            all += payments.Length;
            foreach (var payment in payments) frauds += payment.Fraud > 0 ? 1 : 0;
        }

        Assert.InRange(10_000.0 * frauds / all / basisPoints, least, most);
    }

    [Fact]
    public void FraudShare_OnTheFirstDay_IsThatOfLaterDays()
    {
        var simulation = SmallNetwork.Open(SmallNetwork.Settings(20_000, 500));
        var shares = Enumerable.Range(0, 15).Select(_ => Shares(simulation.NextDay(2, CancellationToken.None))).ToList();

        Assert.InRange(shares[0].Frauds / shares.Skip(1).Average(share => share.Frauds), 0.7, 1.3);
        Assert.InRange(shares[0].Chargebacks / shares.Skip(1).Average(share => share.Chargebacks), 0.7, 1.3);
    }

    [Fact]
    public void NoFraud_WhenNoneIsWanted() =>
        Assert.All(SmallNetwork.Open(SmallNetwork.Settings(fraudBasisPoints: 0)).NextDay(1, CancellationToken.None).Payments.ToArray(), payment => Assert.Equal(0, payment.Fraud));

    [Fact]
    public void Names_AreTenOrMoreAndEachIsMet()
    {
        var names = Typologies.All.Select(typology => typology.Name).ToList();
        var met = CrookedTown.Transactions.Select(simulated => simulated.Typology).OfType<string>().CountBy(name => name).ToDictionary();

        Assert.True(names.Count >= 10);
        Assert.Equal(names.Order(StringComparer.Ordinal), met.Keys.Order(StringComparer.Ordinal));
        Assert.All(met.Values, count => Assert.True(count >= 50));
    }

    [Fact]
    public void Weights_OfTheSettings_TakeTheUsualOnesPlace()
    {
        var only = Typologies.All.ToDictionary(typology => typology.Name, typology => typology.Name == "skimming" ? 1.0 : 0);
        var day = SmallNetwork.Open(SmallNetwork.Settings(fraudBasisPoints: 500) with { TypologyWeights = only }).NextDay(1, CancellationToken.None);

        Assert.Equal(["skimming"], Enumerable.Range(0, day.Count).Select(day.Typology).OfType<string>().Distinct());
    }

    [Fact]
    public void CardTesting_Amounts_AreSmallAndManyAreRefused()
    {
        var tests = CrookedTown.Of("card_testing").ToList();

        Assert.All(tests, test => Assert.Equal(EntryMode.Ecommerce, test.EntryMode));
        Assert.All(tests.Where(test => test.Amount.Currency.Code is "USD" or "EUR" or "GBP"), test => Assert.InRange(test.Amount.Amount, 0, 12));
        Assert.InRange(tests.Count(test => test.Response != IssuerResponse.Approved) / (double)tests.Count, 0.25, 0.6);
        Assert.Contains(tests, test => test.Type == TransactionType.AccountVerification);
    }

    [Fact]
    public void ImpossibleTravel_Any_FollowsTheHoldersOwnPaymentFasterThanAnAircraft()
    {
        var own = CrookedTown.Transactions.Where(simulated => simulated.Typology is null && IsInPerson(simulated.Transaction)).ToLookup(simulated => simulated.Transaction.CardToken, simulated => simulated.Transaction);
        var frauds = CrookedTown.Of("impossible_travel").Where(fraud => fraud.EventTime > SmallNetwork.Start.AddHours(12)).ToList();

        Assert.NotEmpty(frauds);
        Assert.All(frauds, fraud => Assert.Contains(own[fraud.CardToken], before =>
            before.EventTime < fraud.EventTime
            && City.Kilometres((before.Latitude, before.Longitude), (fraud.Latitude, fraud.Longitude)) / (fraud.EventTime - before.EventTime).TotalHours > ImpossibleTravel.FastestKmPerHour));
    }

    [Fact]
    public void LostStolen_Any_IsInPersonWhereTheHolderWasThatDay()
    {
        var own = CrookedTown.Transactions.Where(simulated => simulated.Typology is null && IsInPerson(simulated.Transaction)).ToLookup(simulated => simulated.Transaction.CardToken, simulated => simulated.Transaction);
        var frauds = CrookedTown.Of("lost_stolen").Where(fraud => fraud.EventTime > SmallNetwork.Start.AddDays(3)).ToList();

        Assert.NotEmpty(frauds);
        Assert.All(frauds, fraud => Assert.Contains(own[fraud.CardToken], before =>
            before.EventTime < fraud.EventTime && City.Kilometres((before.Latitude, before.Longitude), (fraud.Latitude, fraud.Longitude)) < 100));
    }

    [Fact]
    public void FriendlyFraud_Any_IsTheHoldersOnlinePurchaseThatWasApproved() =>
        Assert.All(CrookedTown.Of("friendly_fraud"), fraud => Assert.Equal((TransactionType.Purchase, EntryMode.Ecommerce, IssuerResponse.Approved), (fraud.Type, fraud.EntryMode, fraud.Response)));

    [Fact]
    public void RefundAbuse_Any_IsARefundOrItsPurchase() =>
        Assert.All(CrookedTown.Of("refund_abuse"), fraud => Assert.True(fraud.Type is TransactionType.Refund or TransactionType.Purchase));

    [Fact]
    public void MerchantCollusion_AShop_SellsToHonestPeopleToo()
    {
        var honest = CrookedTown.Transactions.Where(simulated => simulated.Typology is null).Select(simulated => simulated.Transaction.MerchantId).ToHashSet();
        var shops = CrookedTown.Of("merchant_collusion").Select(fraud => fraud.MerchantId).Distinct().ToList();

        Assert.InRange(shops.Count(honest.Contains) / (double)shops.Count, 0.8, 1);
    }

    private static (double Frauds, double Chargebacks) Shares(SimulatedDay day)
    {
        var frauds = 0;
        foreach (var payment in day.Payments) frauds += payment.Fraud > 0 ? 1 : 0;
        return (frauds / (double)day.Count, day.Chargebacks.Count / (double)day.Count);
    }

    private static bool IsInPerson(Transaction transaction) => transaction.EntryMode is EntryMode.Chip or EntryMode.Contactless or EntryMode.Magstripe;
}
