using System.Text.RegularExpressions;
using System.Xml.Linq;
using Visa.Generator.Report;
using Visa.Generator.Report.Observations;
using Visa.Generator.Simulation;
using Visa.Generator.Tests.History;
using Visa.Reports.Pages;

namespace Visa.Generator.Tests.Report;

public sealed partial class RealismPageTests
{
    private static readonly Lazy<string> Html = new(() => Render(parallelism: 2));

    [Theory]
    [InlineData("Honest amounts by merchant category")]
    [InlineData("Fraud amounts against honest ones")]
    [InlineData("Hour of the day")]
    [InlineData("Day of the week")]
    [InlineData("Entry mode")]
    [InlineData("Transactions by day")]
    [InlineData("Fraud by day")]
    [InlineData("Shares of the typologies")]
    [InlineData("Delay of chargebacks")]
    [InlineData("Reasons of declines")]
    [InlineData("Heavy tail of activity")]
    [InlineData("A card with no fraud")]
    public void Build_Page_HasTheFigure(string title) => Assert.Contains($"<h3>{title}</h3>", Html.Value, StringComparison.Ordinal);

    [Fact]
    public void Build_Page_IsWellFormedAndFetchesNothing()
    {
        var page = XDocument.Parse(Meta().Replace(Html.Value["<!DOCTYPE html>".Length..], "$0</meta>"));

        Assert.NotEmpty(page.Descendants("svg"));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
    }

    [Fact]
    public void Build_SameSettings_MakeTheSamePage() => Assert.Equal(Html.Value, Render(parallelism: 1));

    [Fact]
    public void Build_Page_NamesNoCardholderAndNoCardNumber()
    {
        var population = NetworkSimulation.Create(Histories.Settings(), Histories.Tokenizer).Population;

        Assert.All(Enumerable.Range(0, 50), card => Assert.DoesNotContain(population.Holder(card), Html.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("******", Html.Value, StringComparison.Ordinal);
    }

    private static string Render(int parallelism)
    {
        var settings = Histories.Settings();
        var simulation = NetworkSimulation.Create(settings, Histories.Tokenizer);
        var figures = new RealismFigures(simulation.Population);
        for (var day = 0; day < 12; day++) figures.Add(simulation.NextDay(parallelism, CancellationToken.None));
        return HtmlRenderer.Render(RealismPage.Build(figures, settings));
    }

    [GeneratedRegex("<meta [^>]*>")]
    private static partial Regex Meta();
}
