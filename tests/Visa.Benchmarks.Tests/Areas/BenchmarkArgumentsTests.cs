using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Tests.Areas;

public sealed class BenchmarkArgumentsTests
{
    private static readonly IBenchmarkArea[] Known = [new Area("one"), new Area("two")];

    [Theory]
    [InlineData("two", new[] { "two" })]
    [InlineData("all", new[] { "one", "two" })]
    [InlineData("two all", new[] { "two", "one" })]
    public void TryParse_Areas_AreTakenOnceInOrder(string line, string[] expected)
    {
        Assert.True(BenchmarkArguments.TryParse(line.Split(' '), Known, out var arguments, out _));

        Assert.Equal(expected, arguments.Areas.Select(area => area.Name));
    }

    [Fact]
    public void TryParse_Options_AreRead()
    {
        Assert.True(BenchmarkArguments.TryParse(["one", "--quick", "--json", "--install", "--rate", "7400"], Known, out var arguments, out _));

        Assert.Equal((true, true, true, 7400), (arguments.Quick, arguments.Json, arguments.Install, arguments.Rate));
    }

    [Theory]
    [InlineData("three", "There is no area 'three': one, two or all.")]
    [InlineData("one --fast", "bench does not know '--fast'; it takes --data, --rate, --quick, --json, --install and --help.")]
    [InlineData("one --rate fast", "--rate needs a number of transactions a second.")]
    [InlineData("--quick", "bench needs an area: one, two or all.")]
    public void TryParse_WrongUsage_SaysWhatIsRight(string line, string expected)
    {
        Assert.False(BenchmarkArguments.TryParse(line.Split(' '), Known, out _, out var error));

        Assert.Equal(expected, error);
    }

    [Fact]
    public void All_Areas_HaveNamesOfTheirOwnAndADescription()
    {
        Assert.Equal(BenchmarkAreas.All.Count, BenchmarkAreas.All.Select(area => area.Name).Distinct().Count());
        Assert.All(BenchmarkAreas.All, area => Assert.NotEmpty(area.Description));
    }

    private sealed class Area(string name) : IBenchmarkArea
    {
        public string Name => name;

        public string Description => "an area";

        public Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
