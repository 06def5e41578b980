using Visa.StreamConsumer.Emission;

namespace Visa.StreamConsumer.Tests.Emission;

public sealed class PendingRecordsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NextRequest_RandomRefusals_KeepsEachKeysOrderAndLosesNothing(int seed)
    {
        var random = new Random(seed);
        var pending = new PendingRecords<(int Key, int Number)>(maxRecords: 6, maxBytes: 100);
        for (var number = 0; number < 200; number++)
        {
            var key = random.Next(5);
            pending.Add((key, number), random.Next(1, 40), $"{key}");
        }

        var taken = new List<(int Key, int Number)>();
        while (pending.Count > 0)
        {
            var request = pending.NextRequest();
            Assert.InRange(request.Count, 1, 6);
            Assert.Distinct(request.Select(record => record.Key));
            var errors = request.ConvertAll(_ => random.Next(3) == 0 ? "refused" : null);
            taken.AddRange(request.Where((_, i) => errors[i] is null));
            try
            {
                pending.Settle(errors);
            }
            catch (PartialPutException partial)
            {
                Assert.Equal(errors.Count(error => error is not null), partial.Refused);
            }
        }

        Assert.Equal(200, taken.Count);
        Assert.All(taken.GroupBy(record => record.Key), records => Assert.Equal(records.Order(), records));
    }

    [Fact]
    public void NextRequest_NoAnswerCame_IsTheSameAgain()
    {
        var pending = Pending(maxBytes: 100, ("a", 1), ("a", 1), ("b", 1));

        Assert.Equal(pending.NextRequest(), pending.NextRequest());
    }

    [Fact]
    public void NextRequest_OversizedRecord_GoesAlone()
    {
        var pending = Pending(maxBytes: 10, ("a", 50), ("b", 1));

        Assert.Equal(["a"], pending.NextRequest());
    }

    [Fact]
    public void Settle_FewerAnswersThanRecords_IsRefused()
    {
        var pending = Pending(maxBytes: 100, ("a", 1), ("b", 1));
        pending.NextRequest();

        Assert.Throws<InvalidOperationException>(() => pending.Settle([null]));
        Assert.Equal(2, pending.Count);
    }

    private static PendingRecords<string> Pending(int maxBytes, params (string Key, int Bytes)[] records)
    {
        var pending = new PendingRecords<string>(maxRecords: 10, maxBytes);
        foreach (var (key, bytes) in records)
            pending.Add(key, bytes, key);
        return pending;
    }
}
