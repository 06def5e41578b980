using Visa.Domain.Transactions;
using Visa.Scoring.Replay;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Tests.TrainingRuns;

public sealed class SplitReaderTests
{
    private static readonly TrainingSplit Split = new(new(2025, 3, 1), new(2025, 3, 10), new(2025, 3, 12), new(2025, 3, 14), new(2025, 3, 16), new(2025, 3, 18));

    [Fact]
    public void Accept_TooManyHonestRows_KeepsAllFraudsAndADrawnShare()
    {
        var reader = Read(maxHonest: 1_000, seed: 1);

        Assert.Equal(90, reader.Training.Rows.Count(row => row.ReportedAt is not null));
        Assert.InRange(reader.Training.Count, 500, 1_100);
        Assert.InRange(reader.Training.Count / (9_000 * reader.HonestShare + 90), 0.8, 1.2);
        Assert.Equal(9_000, reader.TrainingTransactions);
    }

    [Fact]
    public void IsDrawn_ValidationRows_AreAllFraudsAndTheSameShareOfTheOthers()
    {
        var reader = Read(maxHonest: 1_000, seed: 1);

        var drawn = reader.Validation.Rows.Where(reader.IsDrawn).ToList();

        Assert.Equal(reader.Validation.Rows.Count(row => row.ReportedAt is not null), drawn.Count(row => row.ReportedAt is not null));
        Assert.InRange(drawn.Count(row => row.ReportedAt is null) / (double)reader.Validation.Count, reader.HonestShare * 0.8, reader.HonestShare * 1.2);
    }

    [Fact]
    public void Accept_Seed_ChoosesTheRows()
    {
        Assert.Equal(Read(1_000, 1).Training.Rows, Read(1_000, 1).Training.Rows);
        Assert.NotEqual(Read(1_000, 1).Training.Rows, Read(1_000, 2).Training.Rows);
    }

    [Fact]
    public void Accept_RowsOfTheDelays_AreInNoPart()
    {
        var reader = Read(1_000_000, 1);

        Assert.All(reader.Training.Rows, row => Assert.InRange(row.Time.Day, 1, 9));
        Assert.All(reader.Validation.Rows, row => Assert.InRange(row.Time.Day, 12, 13));
        Assert.All(reader.Test.Rows, row => Assert.InRange(row.Time.Day, 16, 17));
    }

    [Fact]
    public void Accept_CardKnownToBeCompromised_IsNotTested()
    {
        var reader = Read(1_000_000, 1);

        Assert.DoesNotContain(reader.Test.Rows, row => row.Card == 7);
        Assert.Contains(reader.Training.Rows, row => row.Card == 7);
    }

    private static SplitReader Read(int maxHonest, int seed)
    {
        var reader = new SplitReader(Split, [0], maxHonest, seed);
        var start = TrainingSplit.Start(Split.From);
        for (var i = 0; i < 17_000; i++)
        {
            var time = start.AddSeconds(i * 86.4);
            DateTimeOffset? reportedAt = i % 100 == 50 ? time.AddHours(1) : null;
            var row = new ReplayedRow(TransactionId.Create(time, (UInt128)i), time, i % 50, 1, reportedAt, i % 50 == 7 ? start.AddDays(14) : null);
            reader.Accept(row, reader.WantsVector(row) ? [i] : []);
        }

        return reader;
    }
}
