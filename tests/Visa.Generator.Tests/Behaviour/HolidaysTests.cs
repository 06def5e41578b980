using System.Globalization;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;

namespace Visa.Generator.Tests.Behaviour;

public sealed class HolidaysTests
{
    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    public void EasterSunday_OfAYear_IsThatOfTheCalendar(string date) => Assert.Equal(Date(date), Holidays.EasterSunday(Date(date).Year));

    [Theory]
    [InlineData("US", "2025-11-27", true)]
    [InlineData("US", "2025-11-20", false)]
    [InlineData("GB", "2025-04-18", true)]
    [InlineData("US", "2025-04-18", false)]
    [InlineData("FR", "2025-07-14", true)]
    [InlineData("JP", "2025-07-14", false)]
    public void Contain_ADate_IsAsThatCountryHasIt(string country, string date, bool isHoliday) => Assert.Equal(isHoliday, Holidays.Contain(country, Date(date)));

    [Fact]
    public void Contain_AnyCountryOfTheNetwork_HasHolidays() =>
        Assert.All(Cities.Countries, country => Assert.True(Holidays.Contain(country, new DateOnly(2025, 1, 1)) || country == "IN"));

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
