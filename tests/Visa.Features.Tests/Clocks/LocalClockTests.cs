using Visa.Domain.Transactions;
using Visa.Features.Clocks;
using static Visa.Features.Tests.Transactions;

namespace Visa.Features.Tests.Clocks;

public sealed class LocalClockTests
{
    [Theory]
    [InlineData("FR", "FR", 2.35, EntryMode.Chip, 1)]
    [InlineData("JP", "FR", 2.35, EntryMode.Chip, 9)]
    [InlineData("US", "US", -118, EntryMode.Chip, -8)]
    [InlineData("US", "US", -118, EntryMode.Ecommerce, -5)]
    [InlineData("US", "FR", 2.35, EntryMode.Chip, -5)]
    [InlineData("IN", "IN", 77, EntryMode.Chip, 5.5)]
    [InlineData("ZZ", "ZZ", 77, EntryMode.Chip, 0)]
    public void Offset_CardOfACountry_IsItsStandardTime(string card, string merchant, double longitude, EntryMode mode, double hours) =>
        Assert.Equal(hours, LocalClock.Offset(At(Noon) with { CardCountry = card, MerchantCountry = merchant, Longitude = longitude, EntryMode = mode }) / 3_600_000.0);

    [Fact]
    public void LocalTime_EveryHourOfAMonth_IsTheCalendars()
    {
        for (var time = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero); time.Month == 2; time = time.AddMinutes(61))
        {
            var local = new LocalTime(time.ToUnixTimeMilliseconds());
            Assert.Equal(time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, local.IsWeekend);
            Assert.Equal(time.Hour < 6, local.IsNight);
            Assert.Equal(Math.Sin(time.TimeOfDay.TotalDays * 2 * Math.PI), local.HourSine, 12);
            Assert.Equal(Math.Cos(time.TimeOfDay.TotalDays * 2 * Math.PI), local.HourCosine, 12);
        }
    }
}
