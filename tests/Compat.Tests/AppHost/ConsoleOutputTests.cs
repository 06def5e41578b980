using Aspire.Hosting.Logs;
using Aspire.Hosting.Projects;

namespace Compat.Tests.AppHost;

public sealed class ConsoleOutputTests
{
    [Fact]
    public void Print_WithoutTerminal_HasNoColour()
    {
        using var output = new StringWriter();
        new ConsolePrinter(output, coloured: false, ["a", "long"]).Print("a", "\e[31mred\e[0m");

        Assert.Equal($"a    | red{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public void Print_OnTerminal_ColoursThePrefix()
    {
        using var output = new StringWriter();
        new ConsolePrinter(output, coloured: true, ["a"]).Print("a", "text");

        Assert.Equal($"\e[36ma |\e[0m text{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public void Append_MoreThanTheCapacity_KeepsTheLatest()
    {
        var buffer = new ConsoleBuffer(TimeProvider.System);
        for (var i = 1; i <= ConsoleBuffer.Capacity + 5; i++)
            buffer.Append($"{i}", isError: false);

        var kept = buffer.Recent();

        Assert.Equal(ConsoleBuffer.Capacity, kept.Count);
        Assert.Equal("6", kept[0].Text);
        Assert.Equal(6, kept[0].Sequence);
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("  one   two ", new[] { "one", "two" })]
    [InlineData("--name \"two words\"", new[] { "--name", "two words" })]
    [InlineData("\"\" x", new[] { "", "x" })]
    [InlineData("say \\\"hi\\\"", new[] { "say", "\"hi\"" })]
    public void Split_CommandLine_GivesItsArguments(string line, string[] expected) => Assert.Equal(expected, CommandLine.Split(line));
}
