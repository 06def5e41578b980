using Visa.StreamConsumer.Replay;

namespace Visa.StreamConsumer.Tests.Replay;

public sealed class ReplayArgumentsTests
{
    [Fact]
    public void TryParse_AllOfThem_AreTaken()
    {
        Assert.True(ReplayArguments.TryParse(
            ["--from", "2026-01-31", "--to", "2026-02-01T12:00:00Z", "--model", "m-2", "--policy", "3", "--examples", "5", "--json"], out var arguments, out _));

        Assert.Equal(
            new ReplayArguments
            {
                From = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero),
                To = new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero),
                Model = "m-2",
                Policy = "3",
                Examples = 5,
                IsJson = true,
            },
            arguments);
        Assert.False(arguments.IsProof);
    }

    [Theory]
    [InlineData("--from and --to")]
    [InlineData("--from and --to", "--from", "2026-01-31")]
    [InlineData("not after", "--from", "2026-01-31", "--to", "2026-01-31")]
    [InlineData("needs a value", "--from")]
    [InlineData("'yesterday'", "--from", "yesterday")]
    [InlineData("'many'", "--examples", "many")]
    [InlineData("'--speed'", "--speed", "2")]
    public void TryParse_WrongUsage_IsExplained(string named, params string[] args)
    {
        Assert.False(ReplayArguments.TryParse(args, out _, out var error));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }
}
