using Microsoft.Extensions.Configuration;

namespace Visa.AppHost.Tests;

public sealed class RunOptionsTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void ParseDuration_OfATime_IsThatTime(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RunOptions.ParseDuration(text));

    [Theory]
    [InlineData("60")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("0s")]
    [InlineData("five m")]
    public void ParseDuration_OfAnythingElse_SaysWhatItTakes(string text) =>
        Assert.Contains("60s, 5m or 2h", Assert.Throws<FormatException>(() => RunOptions.ParseDuration(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("rate", "0")]
    [InlineData("rate", "fast")]
    [InlineData("shards", "-1")]
    [InlineData("consumers", "65")]
    public void Read_OfANumberOutOfRange_NamesTheOption(string name, string value)
    {
        var error = Assert.Throws<FormatException>(() => Read((name, value)));

        Assert.StartsWith($"--{name} takes a whole number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithoutOptions_RunsUntilStopped()
    {
        var options = Read();

        Assert.Null(options.For);
        Assert.EndsWith(Path.Combine(".visa", "data"), options.DataDirectory, StringComparison.Ordinal);
    }

    private static RunOptions Read(params (string Name, string Value)[] arguments) =>
        RunOptions.Read(
            new ConfigurationBuilder().AddInMemoryCollection(arguments.Select(argument => KeyValuePair.Create(argument.Name, (string?)argument.Value))).Build(),
            Path.Combine(Path.GetTempPath(), "Visa.AppHost"));
}
