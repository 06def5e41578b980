using System.Buffers;
using System.Security.Cryptography;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Simulation;

namespace Visa.Generator.Tests.Simulation;

public sealed class NetworkSimulationTests
{
    private static readonly SimulationSettings Settings = SmallNetwork.Settings(fraudBasisPoints: 200);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void NextDay_SameSeedAnyParallelism_GivesTheSameBytes(int parallelism) =>
        Assert.Equal(Digests(Settings, 6, 1), Digests(Settings, 6, parallelism));

    [Fact]
    public void NextDay_AnotherStartThatLooksBackAsFar_GivesTheSameDays()
    {
        var later = Settings with { Start = Settings.Start.AddDays(9), LookbackDays = Settings.LookbackDays + 9 };

        Assert.Equal(Digests(Settings, 14, 1).Skip(9), Digests(later, 5, 1));
    }

    [Fact]
    public void NextDay_AnotherSeed_GivesOtherBytes() => Assert.Empty(Digests(Settings, 3, 1).Intersect(Digests(Settings with { Seed = 2 }, 3, 1)));

    [Fact]
    public void NextDay_Transactions_AreInOrderOfTimeAndIdWithinTheDayAndNoIdTwice()
    {
        var simulation = SmallNetwork.Open(Settings);
        var ids = new HashSet<TransactionId>();
        for (var i = 0; i < 5; i++)
        {
            var day = simulation.NextDay(2, CancellationToken.None);
            var made = Enumerable.Range(0, day.Count).Select(index => (Time: day.EventTime(index), Id: day.Id(index))).ToList();

            Assert.Equal(Settings.Start.AddDays(i), day.Date);
            Assert.Equal(made.OrderBy(one => one.Time).ThenBy(one => one.Id.ToString(), StringComparer.Ordinal), made);
            Assert.All(made, one => Assert.Equal(day.Date, DateOnly.FromDateTime(one.Time.UtcDateTime)));
            Assert.All(made, one => Assert.True(ids.Add(one.Id)));
        }
    }

    [Fact]
    public void NextDay_Chargebacks_AreReportedThatDayInOrder()
    {
        var simulation = SmallNetwork.Open(Settings);
        for (var i = 0; i < 5; i++)
        {
            var day = simulation.NextDay(1, CancellationToken.None);
            var times = day.Chargebacks.Select(chargeback => chargeback.ReportedAt).ToList();

            Assert.NotEmpty(times);
            Assert.Equal(times.Order(), times);
            Assert.All(times, time => Assert.Equal(day.Date, DateOnly.FromDateTime(time.UtcDateTime)));
        }
    }

    [Fact]
    public void NextDay_AMonthOfCards_PayAboutOneAndAThirdTimesADayFewOfThemMostOfIt()
    {
        var simulation = SmallNetwork.Open(SmallNetwork.Settings(cards: 5_000));
        var byCard = new int[5_000];
        for (var i = 0; i < 28; i++)
            foreach (var payment in simulation.NextDay(2, CancellationToken.None).Payments) byCard[payment.Card]++;

        var perDay = byCard.Sum() / 28.0;
        Array.Sort(byCard);
        Assert.InRange(perDay / 5_000, 1.2, 1.5);
        Assert.InRange(perDay / simulation.ExpectedPerDay, 0.92, 1.08);
        Assert.True(byCard[^500..].Sum() > 0.25 * byCard.Sum(), "The tenth of the cards that is used most is used too little.");
    }

    [Fact]
    public void NextDay_Cancelled_Throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => SmallNetwork.Open(Settings).NextDay(1, new CancellationToken(canceled: true)));

    private static List<string> Digests(SimulationSettings settings, int days, int parallelism)
    {
        var simulation = SmallNetwork.Open(settings);
        return [.. Enumerable.Range(0, days).Select(_ => Digest(simulation.NextDay(parallelism, CancellationToken.None)))];
    }

    private static string Digest(SimulatedDay day)
    {
        var output = new ArrayBufferWriter<byte>();
        for (var i = 0; i < day.Count; i++)
        {
            TransactionEncoder.Write(output, day, i, day.EventTime(i));
            output.Write([day.Payments[i].Fraud]);
        }
        foreach (var chargeback in day.Chargebacks) ChargebackJson.Write(output, chargeback);
        return $"{day.Date:O} {day.Count} {Convert.ToHexString(SHA256.HashData(output.WrittenSpan))}";
    }
}
