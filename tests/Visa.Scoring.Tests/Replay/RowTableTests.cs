using Visa.Domain.Transactions;
using Visa.Scoring.Replay;

namespace Visa.Scoring.Tests.Replay;

public sealed class RowTableTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void MoveToLabelled_RowsThatAreKept_HaveTheirFeaturesAndStandIns()
    {
        var table = new RowTable([2, 0]);
        for (var i = 0; i < 5_000; i++) table.Add(Row(i), [i, -1, i % 7 == 0 ? float.NaN : i * 2]);

        table.Keep(row => row.Card % 2 == 0);
        var rows = table.MoveToLabelled([-5, -6], row => row.Card % 10 == 0);

        Assert.Equal((2_500, 2, 500), (rows.Count, rows.Width, rows.Frauds));
        for (var row = 0; row < rows.Count; row++) Assert.Equal([row * 2 % 7 == 0 ? -5 : row * 4, row * 2], rows.Row(row).ToArray());
    }

    [Fact]
    public void IsOfKnownCard_ReportOnTheDayItself_ComesTooLate()
    {
        var midnight = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.True((Row(1) with { CompromisedAt = midnight.AddMilliseconds(-1) }).IsOfKnownCard);
        Assert.False((Row(1) with { CompromisedAt = midnight }).IsOfKnownCard);
        Assert.False(Row(1).IsOfKnownCard);
    }

    private static ReplayedRow Row(int number) => new(TransactionId.Create(Noon, (UInt128)number), Noon, number, 1, null, null);
}
