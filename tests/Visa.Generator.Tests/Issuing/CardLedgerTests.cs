using Visa.Generator.Issuing;

namespace Visa.Generator.Tests.Issuing;

public sealed class CardLedgerTests
{
    private const int Card = 7;

    private static readonly Generator.Simulation.Population Population = Generator.Simulation.Population.Build(1, 200, 100, SmallNetwork.Tokenizer);

    private readonly CardLedger _ledger = new(Population);

    [Fact]
    public void At_AroundAReplacement_IsLostThenBlockedThenNew()
    {
        _ledger.Replace(Card, new Replacement(100, 100, 200, 300));

        Assert.Equal([(0, false, false), (0, false, true), (0, true, true), (1, false, false)], new[] { 99L, 100, 200, 300 }.Select(At));
    }

    [Fact]
    public void Replace_AfterTheLast_CountsOn()
    {
        _ledger.Replace(Card, new Replacement(100, 100, 200, 300));
        _ledger.Replace(Card, new Replacement(400, 500, 500, 600));

        Assert.Equal([(1, false, false), (1, true, true), (2, false, false)], new[] { 450L, 500, 600 }.Select(At));
    }

    [Fact]
    public void Replace_BeforeTheLastIsOver_KeepsTheEarlierBlock()
    {
        _ledger.Replace(Card, new Replacement(100, 500, 500, 600));
        _ledger.Replace(Card, new Replacement(200, 300, 300, 400));
        _ledger.Replace(Card, new Replacement(250, 900, 900, 950));

        Assert.Equal([(0, true, true), (1, false, false), (1, false, false)], new[] { 300L, 400, 920 }.Select(At));
    }

    [Fact]
    public void Replace_BeforeOneThatIsYetToCome_LeavesBoth()
    {
        _ledger.Replace(Card, new Replacement(500, 600, 600, 700));
        _ledger.Replace(Card, new Replacement(100, 200, 200, 300));

        Assert.Equal([(0, true, true), (1, false, false), (1, true, true), (2, false, false)], new[] { 200L, 300, 600, 700 }.Select(At));
    }

    private (int, bool, bool) At(long time)
    {
        var standing = _ledger.At(Card, time, month: 12 * 2024 - 1);
        return (standing.Generation, standing.IsBlocked, standing.IsLost);
    }
}
