using Visa.Orchestrator.Remote;

namespace Visa.Orchestrator.Tests.Remote;

public sealed class SubmitTokenTests
{
    [Fact]
    public void ValueOf_SamePlace_IsSame()
    {
        Assert.Equal(SubmitToken.ValueOf("d", "r", "s", -1, 1, 1), SubmitToken.ValueOf("d", "r", "s", -1, 1, 1));
    }

    [Theory]
    [InlineData("e", "r", "s", -1, 1, 1)]
    [InlineData("d", "q", "s", -1, 1, 1)]
    [InlineData("d", "r", "t", -1, 1, 1)]
    [InlineData("d", "r", "s", 0, 1, 1)]
    [InlineData("d", "r", "s", -1, 2, 1)]
    [InlineData("d", "r", "s", -1, 1, 2)]
    public void ValueOf_OtherPlace_IsAnother(string dag, string runKey, string step, int mapIndex, int generation, int attempt)
    {
        Assert.NotEqual(SubmitToken.ValueOf("d", "r", "s", -1, 1, 1), SubmitToken.ValueOf(dag, runKey, step, mapIndex, generation, attempt));
    }

    [Fact]
    public void ValueOf_Any_Is52CharactersOfBase32()
    {
        Assert.Matches("^[a-z2-7]{52}$", SubmitToken.ValueOf("visa-pipeline", "I:2026-03-08T02:00:00Z/2026-03-08T03:00:00Z", "process", -1, 1, 1));
    }
}
