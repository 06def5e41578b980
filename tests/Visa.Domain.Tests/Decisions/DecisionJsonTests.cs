using System.Text;
using Visa.Domain.Decisions;

namespace Visa.Domain.Tests.Decisions;

public sealed class DecisionJsonTests
{
    private const string Line =
        """
        {"transaction_id":"01979e3c-7a00-7abc-8def-0123456789ab","card_token":"abcdefghijklmnopqrstuvwxya","card_ordinal":7,"score":0.93,"decision":"decline","reasons":[{"code":"VELOCITY","contribution":2.5},{"code":"FOREIGN","contribution":-0.125}],"model_version":"rules","policy_version":"1","catalogue_version":3,"risk_version":"none","step":"rules_only","event_time":"2025-06-30T12:00:00.000Z","decided_at":"2025-06-30T12:00:00.123Z"}

        """;

    [Fact]
    public void Write_ReadLine_GivesTheSameBytes()
    {
        Assert.True(DecisionJson.TryRead(Encoding.UTF8.GetBytes(Line), out var decision, out var error), error);

        Assert.Equal(Line, Encoding.UTF8.GetString(Sample.Json(DecisionJson.Write, decision!)));
        Assert.Equal(new DecisionReason("FOREIGN", -0.125), decision!.Reasons[1]);
        Assert.Equal(DegradeStep.RulesOnly, decision.Context.Step);
    }

    [Fact]
    public void TryRead_WrittenDecision_GivesItBackByteForByte()
    {
        var random = new Random(5);
        for (var i = 0; i < 5_000; i++)
        {
            var decision = Sample.Decision(random);
            var json = Sample.Json(DecisionJson.Write, decision);

            Assert.True(DecisionJson.TryRead(json, out var read, out var error), error);
            Assert.Equal(decision.Reasons, read!.Reasons);
            Assert.Equal(decision, read with { Reasons = decision.Reasons });
            Assert.Equal(json, Sample.Json(DecisionJson.Write, read));
        }
    }

    [Theory]
    [InlineData("0.93", "1.01", "score")]
    [InlineData("0.93", "\"0.93\"", "score")]
    [InlineData(":7,", ":0,", "card_ordinal")]
    [InlineData(":7,", ":7.5,", "card_ordinal")]
    [InlineData("decline", "refuse", "decision")]
    [InlineData("rules_only", "RulesOnly", "step")]
    [InlineData("2.5", "1e999", "contribution")]
    [InlineData("\"code\":\"FOREIGN\",", "", "code is missing")]
    [InlineData("{\"code\":\"VELOCITY\",\"contribution\":2.5}", "7", "reasons")]
    [InlineData("[{\"code\":\"VELOCITY\",\"contribution\":2.5},{\"code\":\"FOREIGN\",\"contribution\":-0.125}]", "{}", "reasons")]
    [InlineData("\"rules\"", "\"\"", "model_version")]
    [InlineData("\"risk_version\":\"none\",", "", "risk_version is missing")]
    public void TryRead_OneThingWrong_NamesTheField(string right, string wrong, string named)
    {
        Assert.Contains(right, Line, StringComparison.Ordinal);
        var json = Line.Replace(right, wrong, StringComparison.Ordinal);

        Assert.False(DecisionJson.TryRead(Encoding.UTF8.GetBytes(json), out var decision, out var error));
        Assert.Null(decision);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }
}
