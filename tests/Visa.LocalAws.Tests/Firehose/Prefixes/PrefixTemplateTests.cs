using Visa.LocalAws.Firehose.Prefixes;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Tests.Firehose.Prefixes;

public sealed class PrefixTemplateTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "2026/03/04/05/")]
    [InlineData("", "2026/03/04/05/")]
    [InlineData("logs/", "logs/2026/03/04/05/")]
    [InlineData("raw/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/", "raw/year=2026/month=03/day=04/hour=05/")]
    [InlineData("!{timestamp:yy-M-d'T'H:m:s}/", "26-3-4T5:6:7/")]
    [InlineData("!{timestamp:'year='yyyy'/o''clock'}", "year=2026/o'clock")]
    [InlineData("a{b}!c/!{timestamp:mmss}", "a{b}!c/0607")]
    public void Evaluate_OfAPrefix_PutsInTheTime(string? prefix, string expected) =>
        Assert.Equal(expected, PrefixTemplate.ForObjects(prefix).Evaluate(Time, ""));

    [Fact]
    public void Evaluate_WithAnotherOffset_UsesThatTime() =>
        Assert.Equal("14", PrefixTemplate.ForObjects("!{timestamp:HH}").Evaluate(Time.ToOffset(TimeSpan.FromHours(9)), ""));

    [Fact]
    public void Evaluate_OfARandomString_IsNewEachTime()
    {
        var template = PrefixTemplate.ForObjects("!{firehose:random-string}/!{timestamp:yyyy}");
        var (first, second) = (template.Evaluate(Time, ""), template.Evaluate(Time, ""));

        Assert.Matches("^[A-Za-z0-9]{11}/2026$", first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Evaluate_OfAnErrorPrefix_NamesTheKindOfError() =>
        Assert.Equal("errors/processing-failed/x/", PrefixTemplate.Parse("errors/!{firehose:error-output-type}/x/").Evaluate(Time, "processing-failed"));

    [Theory]
    [InlineData("!{timestamp:EEE}")]
    [InlineData("!{timestamp:MMM}")]
    [InlineData("!{timestamp:yyyyy}")]
    [InlineData("!{timestamp:'open}")]
    [InlineData("!{timestamp:yyyy[MM]}")]
    [InlineData("!{timestamp:yyyy")]
    [InlineData("!{nope:x}")]
    [InlineData("!{firehose:nope}")]
    [InlineData("!{firehose:error-output-type}/")]
    public void ForObjects_WithWhatItCannotEvaluate_Refuses(string prefix) =>
        Assert.Equal("InvalidArgumentException", Assert.Throws<AwsException>(() => PrefixTemplate.ForObjects(prefix)).Code);

    [Fact]
    public void Check_WithExpressionsAndNoErrorPrefix_Refuses() =>
        Assert.Equal("ErrorOutputPrefix can't be null when Prefix contains expressions", Assert.Throws<AwsException>(() => PrefixTemplate.Check("!{timestamp:yyyy}/", null)).Message);

    [Fact]
    public void Check_WithAnErrorPrefixThatHidesTheKind_Refuses() =>
        Assert.Throws<AwsException>(() => PrefixTemplate.Check("x/", "errors/!{timestamp:yyyy}/"));
}
