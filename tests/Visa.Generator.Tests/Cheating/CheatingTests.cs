using System.Globalization;
using Visa.Generator.Simulation;
using Visa.Generator.Tests.History;
using Xunit.Abstractions;

namespace Visa.Generator.Tests.Cheating;

/// <summary>No field of a transaction gives the fraud away by itself.</summary>
public sealed class CheatingTests(ITestOutputHelper output)
{
    private const double HighestAuc = 0.85;
    private const int FewestFrauds = 800;

    /// <summary>Standard deviations; the largest of 74 fair bits stays below four almost always.</summary>
    private const double MostDeviation = 5;

    private static readonly Lazy<TransactionTable> Table = new(Read);

    [Fact]
    public void Fields_AloneWithOneSplit_DoNotSeparateFraud()
    {
        var table = Table.Value;
        var split = table.Labels.Count / 2;
        Assert.InRange(table.Labels.Skip(split).Count(isFraud => isFraud), FewestFrauds, int.MaxValue);

        var separations = table.Columns.AsParallel().Select(column => (column.Name, Auc: Stump.HeldOutAuc(column, table.Labels, split))).OrderByDescending(pair => pair.Auc).ToList();

        foreach (var (name, auc) in separations) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{auc:0.000} {name}"));
        Assert.DoesNotContain(separations, pair => pair.Auc > HighestAuc);
    }

    [Fact]
    public void Ids_OfFrauds_AreAsRandomAsTheOthers()
    {
        var table = Table.Value;
        var frauds = table.Ids.Where((_, row) => table.Labels[row]).ToList();

        foreach (var bit in Enumerable.Range(0, 62).Concat(Enumerable.Range(64, 12)))
        {
            var set = frauds.Count(id => (id >> bit & 1) == 1);
            var deviation = Math.Abs(set - (frauds.Count / 2.0)) / Math.Sqrt(frauds.Count / 4.0);
            Assert.True(deviation < MostDeviation, $"bit {bit} is set in {set} of {frauds.Count} frauds");
        }
    }

    [Fact]
    public void Fields_OfTheTransaction_NameNoTruth()
    {
        var names = Table.Value.Columns.Select(column => column.Name).ToList();

        Assert.DoesNotContain(names, name => name.Contains("fraud", StringComparison.OrdinalIgnoreCase) || name.Contains("typology", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>More fraud than by default, so that the figures are steady; what a fraud looks like does not depend on how many there are.</summary>
    private static TransactionTable Read()
    {
        var isLong = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1";
        var settings = new SimulationSettings { Seed = 11, Cards = isLong ? 20_000 : 8_000, Merchants = 2_000, FraudBasisPoints = 100, Start = Histories.Start };
        return TransactionTable.Read(NetworkSimulation.Create(settings, Histories.Tokenizer), days: 24);
    }
}
