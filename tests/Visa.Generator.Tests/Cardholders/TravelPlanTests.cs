using Visa.Generator.Cardholders;
using Visa.Generator.Simulation;

namespace Visa.Generator.Tests.Cardholders;

public sealed class TravelPlanTests
{
    private static readonly Generator.Simulation.Population Population = Generator.Simulation.Population.Build(1, 3_000, 500, SmallNetwork.Tokenizer);

    [Fact]
    public void TryFind_DayByDay_GivesWholeTripsThatDoNotOverlap()
    {
        var trips = 0;
        for (var customer = 0; customer < Population.Customers.Length; customer++)
        {
            var found = new List<Trip>();
            for (var i = 0; i < 400; i++)
                if (Population.Travel.TryFind(customer, Population.Customer(customer), new DateOnly(2025, 1, 1).AddDays(i), out var trip) && !found.Contains(trip)) found.Add(trip);

            Assert.All(found, trip => Assert.True(trip.Leaves < trip.Arrives && trip.Arrives < trip.Returns && trip.Returns < trip.IsBack));
            Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.IsBack <= pair.Second.Leaves));
            trips += found.Count;
        }
        Assert.InRange(trips / (double)Population.Customers.Length, 0.5, 3);
    }

    [Fact]
    public void TryFind_EveryInstantAway_FallsOnADayOnWhichTheTripIsFound()
    {
        var date = new DateOnly(2025, 1, 1);
        for (var i = 0; i < 200; i++)
            for (var customer = 0; customer < 300; customer++)
            {
                if (!Population.Travel.TryFind(customer, Population.Customer(customer), date.AddDays(i), out var trip)) continue;
                for (var time = trip.Leaves; time < trip.IsBack; time += 3_600_000)
                {
                    Assert.True(Population.Travel.TryFind(customer, Population.Customer(customer), EventDay.Of(time), out var again));
                    Assert.Equal(trip, again);
                }
            }
    }

    [Fact]
    public void Locate_OnTheWay_IsNowhere()
    {
        var trip = new Trip(3, 100, 200, 300, 400);

        Assert.Equal([7, null, 3, null, 7], new[] { 99L, 150, 250, 350, 400 }.Select(time => trip.Locate(time, home: 7)));
    }
}
