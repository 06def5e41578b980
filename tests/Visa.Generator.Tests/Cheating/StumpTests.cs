using System.Globalization;
using Visa.Generator.Randomness;

namespace Visa.Generator.Tests.Cheating;

/// <summary>The judge is judged: it finds what was planted, and nothing where there is nothing.</summary>
public sealed class StumpTests
{
    private const int Rows = 40_000;

    private readonly Prng _prng = new(5);
    private readonly List<bool> _labels;

    public StumpTests() => _labels = [.. Enumerable.Range(0, Rows).Select(_ => _prng.Chance(0.02))];

    [Fact]
    public void HeldOutAuc_NumberThatLeaks_IsFound() => Assert.InRange(Auc(label => _prng.NextDouble() + (label ? 0.8 : 0)), 0.87, 0.93);

    [Fact]
    public void HeldOutAuc_LowNumberThatLeaks_IsFoundToo() => Assert.InRange(Auc(label => _prng.NextDouble() - (label ? 0.8 : 0)), 0.87, 0.93);

    [Fact]
    public void HeldOutAuc_Noise_IsChance() => Assert.InRange(Auc(_ => _prng.NextDouble()), 0.46, 0.54);

    [Fact]
    public void HeldOutAuc_ScatteredCategoriesThatLeak_AreFound() =>
        // The odd categories are the frauds': no order of their names tells.
        Assert.InRange(CategoryAuc(label => (_prng.Next(50) * 2) + (_prng.Chance(label ? 0.95 : 0.10) ? 1 : 0)), 0.90, 0.95);

    [Fact]
    public void HeldOutAuc_CategoryOfEachRowsOwn_IsChance()
    {
        var next = 0;

        Assert.Equal(0.5, CategoryAuc(_ => next++), 6);
    }

    private double Auc(Func<bool, double> value)
    {
        var column = new Column("number", isCategory: false);
        foreach (var label in _labels) column.Add(value(label));
        return Stump.HeldOutAuc(column, _labels, Rows / 2);
    }

    private double CategoryAuc(Func<bool, int> value)
    {
        var column = new Column("category", isCategory: true);
        foreach (var label in _labels) column.Add(value(label).ToString(CultureInfo.InvariantCulture));
        return Stump.HeldOutAuc(column, _labels, Rows / 2);
    }
}
