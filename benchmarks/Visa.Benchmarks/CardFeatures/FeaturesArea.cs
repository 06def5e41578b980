using System.Diagnostics;
using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;
using Visa.Domain.Transactions;
using Visa.Features;
using Visa.Features.Cards;
using Visa.Features.Identities;
using Visa.Features.Snapshots;

namespace Visa.Benchmarks.CardFeatures;

/// <summary>All features of a transaction, and the states of many cards.</summary>
internal sealed class FeaturesArea : IBenchmarkArea
{
    private const double MicrosecondsAim = 3;
    // What is left is the histories of cards that grow.
    private const double AllocatedAim = 1;
    private const double BytesPerCardAim = 2048;
    private const double RestoreSecondsAim = 10;
    private const int FewCards = 2_000;
    private const int Transactions = 100_000;

    private readonly float[] _features = new float[FeatureCatalogue.Count];

    public string Name => "features";

    public string Description => "every feature of a transaction, and a million cards in memory and back from a snapshot";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        session.Report("filling few cards");
        var few = Filled(FewCards);
        await MeasureTransactionsAsync(session, few, FewCards, "few cards", cancellationToken);
        await MeasureSizeAsync(session, session.Quick ? 50_000 : 1_000_000, cancellationToken);
    }

    private async Task MeasureTransactionsAsync(BenchmarkSession session, CardStateStore store, int cards, string what, CancellationToken cancellationToken)
    {
        var (round, allocated) = (0, 0L);
        var median = await session.MedianAsync(what, _ =>
        {
            var transactions = Enumerable.Range(0, Transactions).Select(i => CardMonths.Make(cards == FewCards ? i % cards : i * 9 % cards, CardMonths.PerCard + round * (Transactions / FewCards) + i / cards)).ToArray();
            round++;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            foreach (var transaction in transactions)
                store.TryAccept(transaction, _features, out var _);
            var elapsed = Stopwatch.GetElapsedTime(started);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return Task.FromResult(elapsed.TotalMicroseconds / transactions.Length);
        }, cancellationToken);
        session.Record(new Measurement($"{FeatureCatalogue.Count} features of a transaction, {what}", median, "µs") { Better = Better.Lower, Aim = Aim.AtMost(MicrosecondsAim) });
        session.Record(new Measurement($"allocated for a transaction, {what}", allocated / (double)Transactions, "bytes") { Better = Better.Lower, Aim = Aim.AtMost(AllocatedAim) });
    }

    private async Task MeasureSizeAsync(BenchmarkSession session, int cards, CancellationToken cancellationToken)
    {
        session.Report($"filling {cards:#,0} cards");
        var store = Filled(cards);
        session.Record(new Measurement("state of a card with a month of history", store.ByteSize / (double)cards, "bytes") { Better = Better.Lower, Aim = Aim.AtMost(BytesPerCardAim) });
        var path = Path.Combine(Path.GetTempPath(), $"visa-bench-{Environment.ProcessId}.snapshot");
        try
        {
            var written = await session.MedianAsync("base snapshot", _ => Task.FromResult(Write(store, path)), cancellationToken);
            session.Record(new Measurement($"base snapshot of {cards:#,0} cards to a file", written, "s") { Better = Better.Lower });
            session.Record(new Measurement("its size for a card", new FileInfo(path).Length / (double)cards, "bytes") { Better = Better.Lower });
            await MeasureTransactionsAsync(session, store, cards, $"{cards:#,0} cards", cancellationToken);
            store = new CardStateStore();
            var restored = await session.MedianAsync("restore", _ => Task.FromResult(Restore(path, cards)), cancellationToken);
            session.Record(new Measurement($"restore of {cards:#,0} cards from the file", restored, "s") { Better = Better.Lower, Aim = Aim.AtMost(RestoreSecondsAim) });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static CardStateStore Filled(int cards)
    {
        var store = new CardStateStore();
        for (var number = 0; number < CardMonths.PerCard; number++)
        {
            for (var card = 0; card < cards; card++)
            {
                var transaction = CardMonths.Make(card, number);
                store.TryReplay(transaction.CardToken, Event(transaction));
            }
        }
        return store;
    }

    private static CardEvent Event(Transaction transaction) => CardEvent.Of(transaction, IdHash.Of(transaction.MerchantId), IdHash.Of(transaction.TerminalId));

    private static double Write(CardStateStore store, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using (var file = File.Create(path))
            CardStateSnapshot.WriteBase(store, file);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Restore(string path, int cards)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        var store = new CardStateStore();
        using (var file = File.OpenRead(path))
            CardStateSnapshot.Read(file, store, HashKeyRange.All);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return store.Count == cards ? elapsed.TotalSeconds : throw new InvalidOperationException($"{store.Count} of {cards} cards came back.");
    }
}
