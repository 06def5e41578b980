namespace Visa.Chaos.Tests;

public sealed class ChaosOptionsTests
{
    [Fact]
    public void TryRead_Options_AreThere()
    {
        Assert.True(ChaosOptions.TryRead(["--rounds", "7", "--seed", "3", "--json"], out var options, out _));

        Assert.Equal((7, 3, true, false), (options.Rounds, options.Seed, options.Json, options.Keep));
    }

    [Theory]
    [InlineData("--rounds", "2")]
    [InlineData("--rounds", "many")]
    [InlineData("--rounds")]
    [InlineData("--seed", "-1")]
    [InlineData("--round", "3")]
    public void TryRead_AnythingElse_SaysWhatIsWrong(params string[] args)
    {
        Assert.False(ChaosOptions.TryRead(args, out _, out var problem));

        Assert.Contains(args[0], problem, StringComparison.Ordinal);
    }
}
