using Visa.Generator.Fraud;

namespace Visa.Generator.Tests.Fraud;

public sealed class FraudCaseTests
{
    private static readonly DateOnly Day = new(2025, 6, 30);

    [Fact]
    public void LackFunds_AfterADecline_AsksLessAndInTheEndGivesUpForTheDay()
    {
        var thief = Case();
        thief.Begin(Day);

        thief.LackFunds();
        Assert.Equal((0.4, false), (thief.Scale, thief.IsAbandoned));
        thief.Refuse();
        Assert.True(thief.IsAbandoned);

        thief.Begin(Day);
        Assert.True(thief.IsAbandoned);
        thief.Begin(Day.AddDays(1));
        Assert.Equal((1, false), (thief.Scale, thief.IsAbandoned));
    }

    [Fact]
    public void Drift_OfQuarters_DiffersBetweenThemAndNotWithin()
    {
        var quarters = Enumerable.Range(0, 8).Select(quarter => Drift.Of(7, new DateOnly(2024 + quarter / 4, quarter % 4 * 3 + 1, 1))).ToList();

        Assert.Equal(8, quarters.Distinct().Count());
        Assert.Equal(Drift.Of(7, new DateOnly(2025, 4, 1)), Drift.Of(7, new DateOnly(2025, 6, 30)));
        Assert.All(quarters, drift => Assert.InRange(drift.Amount, 0.75, 1.35));
    }

    private static FraudCase Case() => new()
    {
        Typology = 0,
        Customer = 0,
        Card = 0,
        Generation = 0,
        Exposure = new Exposure { Noticed = 1, Suspected = 0, Patience = 2, CutAfterDecline = 0.4 },
        NoticedAt = null,
        ReportedAt = null,
    };
}
