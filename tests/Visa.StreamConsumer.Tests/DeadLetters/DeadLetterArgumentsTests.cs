using Visa.StreamConsumer.DeadLetters;

namespace Visa.StreamConsumer.Tests.DeadLetters;

public sealed class DeadLetterArgumentsTests
{
    [Fact]
    public void TryRead_Options_AreThere()
    {
        Assert.True(DeadLetterArguments.TryRead(["redrive", "--reason", "r", "--id", "a", "--id", "b", "--repaired", "f", "--dry-run", "--json"], out var arguments, out _));

        Assert.Equal(("redrive", "r", "f", true, true), (arguments.Action, arguments.Reason, arguments.RepairedFile, arguments.IsDryRun, arguments.Json));
        Assert.Equal(["a", "b"], arguments.Ids);
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("list", "--repaired")]
    [InlineData("list", "--dry-run")]
    [InlineData("redrive", "--data")]
    [InlineData("redrive", "--id")]
    public void TryRead_AnythingElse_NamesIt(params string[] args)
    {
        Assert.False(DeadLetterArguments.TryRead(args, out _, out var problem));

        Assert.Contains(args[^1], problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("list", "-h")]
    public void TryRead_Help_IsTheHelp(params string[] args)
    {
        Assert.False(DeadLetterArguments.TryRead(args, out _, out var problem));

        Assert.Same(DeadLetterArguments.Help, problem);
    }
}
