using System.Globalization;
using Visa.Deployment.Tests.Hcl;

namespace Visa.Deployment.Tests.Sizing;

/// <summary>Holds the tables of docs/sizing.md to their arithmetic, and production to the plan that it names.</summary>
public sealed class SizingTests
{
    private const int RateOfProduction = 5_000;

    private static readonly string Page = WorkingTree.Read("docs", "sizing.md");

    [Theory]
    [MemberData(nameof(Rates))]
    public void Page_Resources_AreThoseOfTheArithmetic(int rate)
    {
        var plan = new Plan(rate);

        Assert.Contains(
            Row($"{rate:N0}", $"{plan.Shards}", $"{plan.Consumers}", $"{plan.Scorers}", $"{plan.GlueWorkers}", $"{plan.Rpus}", $"{plan.LakeTerabytes:N1}"),
            Page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Page_Dollars_AreThoseOfTheArithmetic(int rate)
    {
        var plan = new Plan(rate);

        Assert.Contains(
            Row($"{rate:N0}", $"{plan.Streams:N0}", $"{plan.Tasks:N0}", $"{plan.Delivery:N0}", $"{plan.State:N0}", $"{plan.Lake:N0}", $"{plan.Batch:N0}", $"{Prices.Fixed:N0}", $"{plan.Total:N0}", $"{plan.AMillion:N2}"),
            Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Prices_AreThoseOfTheArithmetic() =>
        Assert.All(
            (decimal[])[Prices.ShardHour, Prices.PutMillion, Prices.FanOutGigabyte, Prices.RetentionShardHour, Prices.CpuHour, Prices.MemoryHour, Prices.LakeGigabyte, Prices.RpuHour, Prices.DpuHour, Prices.TableWriteMillion, 0.029m],
            price => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"${price}"), Page, StringComparison.Ordinal));

    [Fact]
    public void Production_HasWhatItsRateNeeds()
    {
        var plan = new Plan(RateOfProduction);
        var platform = HclReader.Read(WorkingTree.Read("terraform", "environments", "prod", "main.tf")).Blocks.Single();
        int Number(string attribute, string key, string member) => int.Parse(platform[attribute]!.Members[key].Members[member].Text, CultureInfo.InvariantCulture);

        Assert.InRange(Number("streams", "transactions", "shards"), plan.Shards, 2 * plan.Shards);
        Assert.InRange(Number("streams", "decisions", "shards"), plan.Shards, 2 * plan.Shards);
        Assert.InRange(Number("tasks", "consumer", "most"), plan.Consumers, int.MaxValue);
        Assert.InRange(Number("tasks", "scoring", "most"), plan.Scorers, int.MaxValue);
        Assert.InRange(int.Parse(platform["warehouse"]!.Members["max_rpus"].Text, CultureInfo.InvariantCulture), plan.Rpus, int.MaxValue);
        Assert.InRange(int.Parse(platform["glue"]!.Members["workers"].Text, CultureInfo.InvariantCulture), plan.GlueWorkers, int.MaxValue);
        Assert.InRange(decimal.Parse(HclAttribute(platform, "monthly_budget_dollars"), CultureInfo.InvariantCulture), plan.Total, 2 * plan.Total);
    }

    /// <summary>The runbook's table of costs adds up, and what it says of production is the plan of its rate.</summary>
    [Fact]
    public void Runbook_Costs_AddUp()
    {
        var rows = WorkingTree.Read("docs", "deployment.md").Split('\n').SkipWhile(line => !line.StartsWith("| | dev", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).ToList();
        decimal Cell(string row, int column) => decimal.Parse(row.Split('|')[column].Trim(' ', '*'), CultureInfo.InvariantCulture);

        Assert.Equal(Cell(rows[^1], 2), rows.SkipLast(1).Sum(row => Cell(row, 2)));
        Assert.Equal(Cell(rows[^1], 3), rows.SkipLast(1).Sum(row => Cell(row, 3)));
        Assert.InRange(new Plan(RateOfProduction).Total - Cell(rows[^1], 3), -5, 5);
    }

    [Fact]
    public void Delivery_AboveATier_CostsTheNextTiersPrice() =>
        Assert.Equal((512_000m * 0.029m) + (1_000m * 0.025m), Prices.Delivery(513_000));

    public static TheoryData<int> Rates() => [1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 65_000];

    private static string HclAttribute(HclBlock block, string name) => block[name]?.Text ?? throw new InvalidOperationException($"There is no {name}.");

    private static string Row(params FormattableString[] cells) => $"| {string.Join(" | ", cells.Select(cell => cell.ToString(CultureInfo.InvariantCulture)))} |";
}
