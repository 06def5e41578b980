using Cronos;
using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Tests.Dags;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset From = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Zones whose clocks jump by an hour or half an hour, that gave up jumping, and that do not jump.</summary>
    public static TheoryData<string, string> ZonesAndExpressions()
    {
        var data = new TheoryData<string, string>();
        foreach (var zone in new[] { "America/New_York", "Europe/Zurich", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kolkata" })
        {
            foreach (var cron in new[] { "0 2 * * *", "30 2 * * *", "30 1 * * *", "0 0 * * *", "15 * * * *", "*/30 * * * *", "0 3 * * SUN", "59 23 28-31 * *" })
            {
                data.Add(zone, cron);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ZonesAndExpressions))]
    public void Between_ElevenYears_NoIntervalIsMissingDoubledOrEmpty(string zone, string cron)
    {
        var intervals = Schedule.Parse(cron, zone, TimeSpan.Zero).Between(From, To).ToList();

        Assert.NotEmpty(intervals);
        Assert.All(intervals, interval => Assert.True(interval.Start < interval.End, $"{interval} is empty"));
        Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Equal(intervals.Count, intervals.Select(interval => interval.RunKey).Distinct().Count());
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/Zurich")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Kolkata")]
    public void Between_DailyAtMidday_IsOneIntervalForEachDayOfTheCalendar(string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);

        var days = Schedule.Parse("0 12 * * *", zone, TimeSpan.Zero).Between(From, To).Select(interval => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(interval.Start, info).DateTime)).ToList();

        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.AddDays(1), pair.Second));
    }

    [Theory]
    [InlineData("America/New_York", "0 2 * * *")]
    [InlineData("America/New_York", "30 2 * * *")]
    [InlineData("Europe/Zurich", "30 2 * * *")]
    [InlineData("Australia/Lord_Howe", "15 2 * * *")]
    [InlineData("America/Sao_Paulo", "0 0 * * *")]
    public void Between_TimeInsideAJump_StillOccursOnceEachDay(string zone, string cron)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);

        var days = Schedule.Parse(cron, zone, TimeSpan.Zero).Between(From, To).Select(interval => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(interval.Start, info).DateTime)).ToList();

        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.AddDays(1), pair.Second));
    }

    /// <summary>An implementation of its own: a minute of the calendar after the other, in UTC, matched by hand.</summary>
    [Theory]
    [InlineData("America/New_York", 2024)]
    [InlineData("Europe/Zurich", 2024)]
    [InlineData("Australia/Lord_Howe", 2024)]
    [InlineData("America/Sao_Paulo", 2018)]
    [InlineData("Asia/Kolkata", 2024)]
    public void Between_Hourly_AgreesWithCountingMinutes(string zone, int year)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var from = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var to = from.AddYears(1);

        var starts = Schedule.Parse("15 * * * *", zone, TimeSpan.Zero).Between(from, to).Select(interval => interval.Start).ToHashSet();

        for (var minute = from; minute < to; minute = minute.AddMinutes(1))
        {
            var local = TimeZoneInfo.ConvertTime(minute, info);
            var jump = local.DateTime - TimeZoneInfo.ConvertTime(minute.AddMinutes(-1), info).DateTime - TimeSpan.FromMinutes(1);

            // A quarter that a jump of the clock leaves out is made up for at the jump; one that the clock passes twice may count once.
            var isMadeUpFor = jump > TimeSpan.Zero && Enumerable.Range(0, (int)jump.TotalMinutes).Any(back => local.AddMinutes(-1 - back).Minute == 15);
            var isExpected = local.Minute == 15 || isMadeUpFor;
            Assert.True(starts.Contains(minute) == isExpected || (isExpected && info.IsAmbiguousTime(local)), $"{minute:u} is {local:u}");
        }
    }

    [Fact]
    public void LatestDue_ExactlyAtTheEndAndDelay_IsTheIntervalThatEnded()
    {
        var schedule = Schedule.Parse("0 * * * *", "UTC", TimeSpan.FromMinutes(10));
        var now = new DateTimeOffset(2026, 3, 8, 3, 10, 0, TimeSpan.Zero);

        Assert.Equal(new DataInterval(now.AddMinutes(-70), now.AddMinutes(-10)), schedule.LatestDue(now));
        Assert.Equal(now.AddMinutes(-70).AddHours(-1), schedule.LatestDue(now.AddTicks(-1))?.Start);
    }

    [Fact]
    public void LatestDue_YearlySchedule_IsFoundFarBack()
    {
        var schedule = Schedule.Parse("0 0 1 1 *", "UTC", TimeSpan.Zero);

        Assert.Equal(2025, schedule.LatestDue(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero))?.Start.Year);
    }

    [Fact]
    public void Parse_SixFields_HaveSeconds()
    {
        var schedule = Schedule.Parse("*/20 * * * * *", "UTC", TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(20), schedule.FirstFrom(From)!.Value.End - From);
    }

    [Theory]
    [InlineData("not cron", "UTC")]
    [InlineData("0 25 * * *", "UTC")]
    public void Parse_Nonsense_Throws(string cron, string zone) => Assert.ThrowsAny<CronFormatException>(() => Schedule.Parse(cron, zone, TimeSpan.Zero));

    [Fact]
    public void Parse_UnknownZone_Throws() => Assert.Throws<TimeZoneNotFoundException>(() => Schedule.Parse("0 * * * *", "Europe/Nowhere", TimeSpan.Zero));
}
