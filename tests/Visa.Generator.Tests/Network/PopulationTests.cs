using Visa.Domain.Cards;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Tests.Network;

public sealed class PopulationTests
{
    [Fact]
    public void Build_Cards_HaveDistinctTokensAndMeanActivityOfAboutOne()
    {
        var cards = Simulation.Population.Cards;

        Assert.Equal(cards.Count, cards.Select(card => card.Token).Distinct().Count());
        Assert.Equal(cards.Count, cards.Select(card => card.AccountToken).Distinct().Count());
        Assert.InRange(cards.Average(card => card.Activity), 0.9, 1.1);
        Assert.InRange(cards.Count(card => card.Location == card.Home) / (double)cards.Count, 0.88, 0.97);
    }

    [Fact]
    public void Build_AnotherKey_GivesTheSameCardsUnderOtherTokens()
    {
        var other = Population.Build(1, 500, 100, new CardTokenizer(new TokenKey(1, new byte[TokenKey.MinBytes])));
        var usual = Population.Build(1, 500, 100, new CardTokenizer(TokenKey.PublicDevelopment));

        Assert.Equal(usual.Cards.Select(card => (card.Number, card.Holder)), other.Cards.Select(card => (card.Number, card.Holder)));
        Assert.Empty(usual.Cards.Select(card => card.Token).Intersect(other.Cards.Select(card => card.Token)));
    }

    [Fact]
    public void DrawMerchant_CategoryAndCity_AreThoseAskedFor()
    {
        var prng = new Prng(1);
        foreach (var city in Cities.All)
            foreach (var category in Categories.All)
            {
                var merchant = Simulation.Population.DrawMerchant(prng, category.Mcc, city);

                Assert.Equal((category, city), (merchant.Category, merchant.City));
                Assert.InRange(merchant.Latitude - city.Latitude, -0.11, 0.11);
            }
    }

    [Fact]
    public void DrawMerchant_FewMerchants_StillGivesTheCategory()
    {
        var few = Population.Build(1, 100, 100, new CardTokenizer(TokenKey.PublicDevelopment));

        Assert.Equal(Categories.Cash, few.DrawMerchant(new Prng(1), Categories.Cash, Cities.All[^1]).Category.Mcc);
    }

    [Fact]
    public void All_Cities_HaveAnExchangeRate() => Assert.All(Cities.All, city => Assert.True(ExchangeRates.FromUsd(1, city.Currency) > 0));
}
