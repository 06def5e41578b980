using Visa.Domain.Cards;
using Visa.Generator.Behaviour;
using Visa.Generator.Cardholders;
using Visa.Generator.Network;

namespace Visa.Generator.Tests.Network;

public sealed class CitiesTests
{
    [Fact]
    public void All_HaveAnExchangeRateAnIssuerAndACountry()
    {
        Assert.All(Cities.All, city => Assert.True(ExchangeRates.PerUsd(city.Currency, 2025) > 0));
        Assert.All(Cities.All, city => Assert.Equal(city.Country, Cities.Countries[city.CountryIndex]));
        Assert.All(Cities.All, city => Assert.NotEmpty(Issuers.Of(city.Country)));
        Assert.Equal(Issuers.All.Count, Issuers.All.Select(issuer => issuer.Bin).Distinct().Count());
        Assert.All(Issuers.All, issuer => Assert.Matches("^4[0-9]{5}$", issuer.Bin));
        Assert.All(Enumerable.Range(0, Cities.All.Count), i => Assert.Equal(i, Cities.All[i].Index));
    }

    [Theory]
    [InlineData("Berlin", "2025-03-29", 60)]
    [InlineData("Berlin", "2025-03-30", 120)]
    [InlineData("Berlin", "2025-10-26", 60)]
    [InlineData("New York", "2025-03-08", -300)]
    [InlineData("New York", "2025-03-09", -240)]
    [InlineData("New York", "2025-11-02", -300)]
    [InlineData("Sydney", "2025-04-05", 660)]
    [InlineData("Sydney", "2025-04-06", 600)]
    [InlineData("Auckland", "2025-09-28", 780)]
    [InlineData("Mumbai", "2025-07-01", 330)]
    public void OffsetMinutes_AroundTheChange_IsLocalTime(string city, string date, int minutes) =>
        Assert.Equal(minutes, Of(city).OffsetMinutes(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("New York", "London", 5_570)]
    [InlineData("Tokyo", "Osaka", 393)]
    [InlineData("Sydney", "Auckland", 2_156)]
    public void Kilometres_BetweenCities_AreThoseOfTheAtlas(string from, string to, double kilometres) =>
        Assert.InRange(City.Kilometres(Of(from).Center, Of(to).Center), kilometres * 0.99, kilometres * 1.01);

    [Fact]
    public void ToUtc_EveryLocalHour_IsThatHourThere()
    {
        foreach (var city in Cities.All)
        {
            var day = new CityDay(city, new DateOnly(2025, 7, 1), 1);
            for (var hour = 0; hour < 24; hour++) Assert.Equal(hour, day.LocalHour(day.ToUtc(hour * 3_600_000 + 1_800_000)));
        }
    }

    [Fact]
    public void Build_FewMerchants_StillServesEveryPlace()
    {
        var (merchants, terminals) = new MerchantBuilder(1, new NameBook(1)).Build(100);
        var directory = new MerchantDirectory(merchants);

        foreach (var city in Cities.All)
            for (var category = 0; category < Categories.All.Count; category++)
            {
                foreach (var shop in directory.Shops(city.Index, category)) Assert.Equal(city, merchants[shop].City);
                Assert.False(directory.Shops(city.Index, category).IsEmpty || directory.WebShops(city.CountryIndex, category).IsEmpty);
            }
        Assert.All(merchants, merchant => Assert.Equal(merchant.Id, merchants[terminals[merchant.FirstTerminal].Merchant].Id));
    }

    [Fact]
    public void Build_Terminals_StandNearTheirMerchant()
    {
        var (merchants, terminals) = new MerchantBuilder(1, new NameBook(1)).Build(3_000);

        Assert.All(terminals, terminal => Assert.InRange(City.Kilometres(terminal.Position, merchants[terminal.Merchant].Position), 0, 14));
        Assert.True(merchants.GroupBy(merchant => merchant.Name).Count(name => name.Count() > 3) > 20, "There are no chains.");
        Assert.Contains(merchants, merchant => merchant.IsOnline);
    }

    [Fact]
    public void TokenKey_Another_GivesTheSameCardsUnderOtherTokens()
    {
        var other = Generator.Simulation.Population.Build(1, 500, 100, new CardTokenizer(new TokenKey(1, new byte[TokenKey.MinBytes])));
        var usual = Generator.Simulation.Population.Build(1, 500, 100, SmallNetwork.Tokenizer);

        for (var card = 0; card < 500; card++)
        {
            Assert.Equal((usual.Faces[card, 0].Number, usual.Holder(card)), (other.Faces[card, 0].Number, other.Holder(card)));
            Assert.NotEqual(usual.Faces[card, 0].Token, other.Faces[card, 0].Token);
        }
    }

    private static City Of(string name) => Cities.All.Single(city => city.Name == name);
}
