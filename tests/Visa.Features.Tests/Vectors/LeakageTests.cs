using Visa.Domain.Transactions;
using Visa.Features.Cards;

namespace Visa.Features.Tests.Vectors;

/// <summary>Nothing that is not known when a transaction is scored changes its features.</summary>
public sealed class LeakageTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void TryAccept_OwnResponseSendTimeAndHolder_AreNoInput(int seed)
    {
        var stream = new RandomStream(seed);
        var (history, one, other) = (new List<Transaction>(), new float[FeatureCatalogue.Count], new float[FeatureCatalogue.Count]);
        for (var i = 0; i < 300; i++)
        {
            var transaction = stream.Next();
            if (i % 10 == 0)
            {
                foreach (var response in Enum.GetValues<IssuerResponse>())
                {
                    var (a, b) = (Replay(history), Replay(history));
                    if (!a.TryAccept(transaction, one, out _))
                        break;
                    b.TryAccept(transaction with { Response = response, SentAt = transaction.SentAt.AddDays(1), CardHolder = "Someone Else", Merchant = "Another Name" }, other, out _);
                    Assert.Equal(one, other);
                }
            }
            history.Add(transaction);
        }
    }

    [Fact]
    public void TryAccept_LaterEventsInEventTime_AreNoInput()
    {
        var stream = new RandomStream(13, cards: 1);
        var all = Enumerable.Range(0, 200).Select(_ => stream.Next()).DistinctBy(t => t.Id).OrderBy(t => t.EventTime).ToList();
        var (one, other) = (new float[FeatureCatalogue.Count], new float[FeatureCatalogue.Count]);
        var late = all[100];
        var before = all[..100];
        // All within a day, so that nothing leaves the history before it.
        var after = Enumerable.Range(0, 20).Select(i => Transactions.At(late.EventTime.AddMinutes(i + 1), 5000 + i, late.CardToken.Value));

        Replay(before).TryAccept(late, one, out _);
        Replay([.. before, .. after]).TryAccept(late, other, out _);

        other[FeatureCatalogue.IndexOf("card_transactions")] -= 20;
        Assert.Equal(one, other);
    }

    private static CardStateStore Replay(List<Transaction> history)
    {
        var store = new CardStateStore();
        var features = new float[FeatureCatalogue.Count];
        foreach (var transaction in history)
            store.TryAccept(transaction, features, out _);
        return store;
    }
}
