using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Pages;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Tests.Pages;

public sealed class PageTextTests
{
    [Theory]
    [InlineData("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "[2026-03-01, 2026-03-02)")]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-01T11:00:00Z", "[2026-03-01 10:00, 11:00)")]
    [InlineData("2026-03-01T23:00:00Z", "2026-03-02T00:00:00Z", "[2026-03-01 23:00, 2026-03-02 00:00)")]
    [InlineData("2026-03-01T10:00:30Z", "2026-03-01T10:01:00Z", "[2026-03-01 10:00:30, 10:01:00)")]
    public void Interval_SaysOnceWhatBothEndsShare(string start, string end, string expected) =>
        Assert.Equal(expected, PageText.Interval(new DataInterval(At(start), At(end))));

    [Theory]
    [InlineData(0.25, "250 ms")]
    [InlineData(12.34, "12.3 s")]
    [InlineData(75, "1 min 15 s")]
    [InlineData(3660, "1 h 01 min")]
    [InlineData(90_000, "1 d 01 h")]
    public void Took_IsInTheUnitsThatFit(double seconds, string expected) => Assert.Equal(expected, PageText.Took(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void State_OfTwoWords_IsWordsAndAClass()
    {
        Assert.Equal("upstream failed", PageText.Words(StepState.UpstreamFailed));
        Assert.Equal("s-up-for-retry", PageText.Css(StepState.UpForRetry));
    }

    [Fact]
    public void Json_ThatIsNone_StaysAsItIs() => Assert.Equal("not {json", PageText.Json("not {json"));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
