using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Live;
using Visa.Generator.Simulation;

namespace Visa.Generator.Tests.Simulation;

/// <summary>A network with far too much fraud, for so many days: enough of each kind to count. Made once.</summary>
internal static class CrookedTown
{
    public const int Days = 45;
    public const int Cards = 2_000;
    public const double FraudBasisPoints = 500;

    private static readonly Lazy<(List<SimulatedTransaction>, List<Chargeback>)> Life = new(Live);

    public static SimulationSettings Settings { get; } = SmallNetwork.Settings(Cards, FraudBasisPoints, seed: 5);

    public static List<SimulatedTransaction> Transactions => Life.Value.Item1;

    public static List<Chargeback> Chargebacks => Life.Value.Item2;

    public static IEnumerable<Transaction> Of(string typology) =>
        Transactions.Where(simulated => simulated.Typology == typology).Select(simulated => simulated.Transaction);

    private static (List<SimulatedTransaction>, List<Chargeback>) Live()
    {
        var simulation = SmallNetwork.Open(Settings);
        var transactions = new List<SimulatedTransaction>();
        var chargebacks = new List<Chargeback>();
        for (var i = 0; i < Days; i++)
        {
            var day = simulation.NextDay(2, CancellationToken.None);
            for (var j = 0; j < day.Count; j++) transactions.Add(new SimulatedTransaction(day.Materialise(j), day.Typology(j)));
            chargebacks.AddRange(day.Chargebacks);
        }
        return (transactions, chargebacks);
    }
}
