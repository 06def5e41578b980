using System.Text;
using System.Text.Json;
using Visa.Domain.Cards;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Cardholders;
using Visa.Generator.History;
using Visa.Generator.Layouts;
using Visa.Generator.Output;
using Visa.Generator.Simulation;
using Visa.Generator.Truth;

namespace Visa.Generator.Tests.History;

public sealed class HistoryRunTests : IDisposable
{
    private const int PanLength = 16;

    private readonly string _folder = Directory.CreateTempSubdirectory("visa-history-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_AnyParallelism_MakesTheSameBytes(bool isParquet)
    {
        var format = isParquet ? HistoryFormat.Parquet : HistoryFormat.Json;
        foreach (var parallelism in (int[])[1, 2, 5]) await Histories.RunAsync(Folder($"{parallelism}"), Histories.Options(parallelism: parallelism, format: format));

        var expected = Histories.Hashes(Path.Combine(_folder, "1"));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Histories.Hashes(Path.Combine(_folder, "2")));
        Assert.Equal(expected, Histories.Hashes(Path.Combine(_folder, "5")));
    }

    [Fact]
    public async Task RunAsync_AnotherSeed_MakesAnotherHistory()
    {
        await Histories.RunAsync(Folder("1"));
        await Histories.RunAsync(Folder("2"), settings: Histories.Settings(seed: 2));

        Assert.Empty(Histories.Hashes(Path.Combine(_folder, "1")).Values.Intersect(Histories.Hashes(Path.Combine(_folder, "2")).Values));
    }

    [Fact]
    public async Task RunAsync_Files_HoldEveryTransactionChargebackAndTruthOfTheDays()
    {
        var summary = await Histories.RunAsync(Folder("a"), Histories.Options(days: 3));

        var (transactions, chargebacks, truth) = Expected(days: 3);
        Assert.Equal(transactions, Histories.Lines(Path.Combine(_folder, "a"), "raw/transactions"));
        Assert.Equal(chargebacks, Histories.Lines(Path.Combine(_folder, "a"), "raw/chargebacks"));
        Assert.Equal(truth, Histories.Lines(Path.Combine(_folder, "a"), "truth"));
        Assert.Equal((transactions.Count, chargebacks.Count), (summary.Transactions, summary.Chargebacks));
        Assert.Equal(truth.Count(line => line.Contains("\"is_fraud\":true", StringComparison.Ordinal)), summary.Frauds);
        Assert.Equal(summary.Frauds, summary.Typologies.Values.Sum());
    }

    [Fact]
    public async Task RunAsync_TransactionFiles_AreByHourOfTheirEvents()
    {
        await Histories.RunAsync(Folder("a"), Histories.Options(days: 1));

        var file = Directory.GetFiles(Path.Combine(_folder, "a", "raw", "transactions", "year=2025", "month=03", "day=01", "hour=12")).Single();
        Assert.All(Histories.Lines(Path.GetDirectoryName(file)!, ""), line => Assert.Contains("\"timestamp\":\"2025-03-01T12:", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Interrupted_IsCompletedByTheSameCommandWithTheSameBytes()
    {
        await Histories.RunAsync(Folder("whole"), Histories.Options(days: 2));
        await Assert.ThrowsAsync<IOException>(() => Histories.RunAsync(new FailingTarget(Folder("a"), files: 20), Histories.Options(days: 2)));
        var kept = Histories.Hashes(Path.Combine(_folder, "a")).Count;

        var summary = await Histories.RunAsync(Folder("a"), Histories.Options(days: 2));

        Assert.InRange(kept, 10, 19); // what was being written as another file failed may be given up
        Assert.Equal(kept, summary.FilesKept);
        Assert.Equal(Histories.Hashes(Path.Combine(_folder, "whole")), Histories.Hashes(Path.Combine(_folder, "a")));
    }

    [Fact]
    public async Task RunAsync_Cancelled_LeavesOnlyWholeFiles()
    {
        await Histories.RunAsync(Folder("whole"), Histories.Options(days: 2));
        using var cancelled = new CancellationTokenSource();
        var run = new HistoryRun(Histories.Settings(), Histories.Options(days: 2), Histories.Tokenizer, Folder("a"), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync((_, _) => cancelled.Cancel(), cancelled.Token));

        var whole = Histories.Hashes(Path.Combine(_folder, "whole"));
        Assert.All(Histories.Hashes(Path.Combine(_folder, "a")), file => Assert.Equal(whole[file.Key], file.Value));
    }

    [Fact]
    public async Task RunAsync_CompleteTarget_IsLeftAsItIs()
    {
        var first = await Histories.RunAsync(Folder("a"));
        var second = await Histories.RunAsync(new FailingTarget(Folder("a"), files: 0));

        Assert.Equal(first.ToJson(), second.ToJson());
    }

    [Fact]
    public async Task RunAsync_AnotherHistorysTarget_IsRefusedWithTheDifference()
    {
        await Histories.RunAsync(Folder("a"));

        var refusal = await Assert.ThrowsAsync<HistoryException>(() => Histories.RunAsync(Folder("a"), Histories.Options(days: 3)));

        Assert.Contains("days 2 instead of 3", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TargetWithOtherTransactions_IsRefused()
    {
        const string Other = "raw/transactions/year=2025/month=03/day=02/hour=23/live.gz";
        await Folder("a").WriteAsync(Other, new byte[1], CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<HistoryException>(() => Histories.RunAsync(Folder("a")));

        Assert.Contains(Other, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A system that runs processes its live traffic while it is given a past.</summary>
    [Theory]
    [InlineData("Json", "raw/transactions/year=2025/month=03/day=03/hour=00/live.gz")]
    [InlineData("Parquet", "processed/transactions/event_date=2025-03-03/run_key=20250303T000000Z-20250303T000200Z/part-00000.parquet")]
    [InlineData("Parquet", "processed/transactions/_manifests/run_key=20250302T000000Z-20250302T000200Z.manifest")]
    public async Task RunAsync_TargetWithTransactionsOfOtherDays_IsGivenAPast(string format, string other)
    {
        await Folder("a").WriteAsync(other, new byte[1], CancellationToken.None);

        await Histories.RunAsync(Folder("a"), Histories.Options(format: Enum.Parse<HistoryFormat>(format)));

        Assert.Equal(new byte[1], await Folder("a").ReadAsync(other, CancellationToken.None));
    }

    [Fact]
    public async Task RunAsync_Outputs_HoldNoFullPan()
    {
        await Histories.RunAsync(Folder("a"), Histories.Options(days: 1));

        var text = string.Concat(Histories.Lines(Path.Combine(_folder, "a"), "").Concat([await File.ReadAllTextAsync(Path.Combine(_folder, "a", "state", "generator", "history.json"))]));
        var population = NetworkSimulation.Create(Histories.Settings(), Histories.Tokenizer).Population;
        var numbers = Enumerable.Range(0, population.Cards.Length).Select(card => NumberOf(population, card)).ToHashSet();
        var digits = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character)) digits.Append(character);
            else digits.Clear();
            if (digits.Length >= PanLength) Assert.False(Pan.TryParse(digits.ToString().AsSpan()[^PanLength..], out var pan) && numbers.Contains(pan), $"{digits}");
        }
    }

    [Fact]
    public async Task ToJson_Summary_HasWhatTheLastLinePromises()
    {
        using var json = JsonDocument.Parse((await Histories.RunAsync(Folder("a"))).ToJson());

        Assert.Equal(
            ["target", "transactions", "billing_amount", "frauds", "typologies", "chargebacks", "files", "bytes", "files_kept", "seconds", "transactions_per_second", "peak_memory_mib"],
            json.RootElement.EnumerateObject().Select(field => field.Name));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Pan NumberOf(Population population, int card)
    {
        Span<char> payload = stackalloc char[CardFaces.PayloadDigits];
        CardFaces.WritePayload(Issuers.All[population.Card(card).Issuer].Bin, card, 0, payload);
        return Pan.FromPayload(payload);
    }

    private FolderTarget Folder(string name) => new(Path.Combine(_folder, name));

    /// <summary>The lines as the contracts' own codec writes them.</summary>
    private static (List<string> Transactions, List<string> Chargebacks, List<string> Truth) Expected(int days)
    {
        var simulation = NetworkSimulation.Create(Histories.Settings(), Histories.Tokenizer);
        var (transactions, chargebacks, truth) = (new List<string>(), new List<string>(), new List<string>());
        for (var i = 0; i < days; i++)
        {
            var day = simulation.NextDay(1, CancellationToken.None);
            for (var index = 0; index < day.Count; index++)
            {
                var transaction = day.Materialise(index);
                transactions.Add(Line(output => TransactionJson.Write(output, transaction)));
                truth.Add(Line(output => new TruthLine(transaction.Id, transaction.SentAt, day.Typology(index), transaction.BillingAmount.Amount).Write(output)));
            }
            foreach (var chargeback in day.Chargebacks) chargebacks.Add(Line(output => ChargebackJson.Write(output, chargeback)));
        }
        return (transactions, chargebacks, truth);
    }

    private static string Line(Action<System.Buffers.ArrayBufferWriter<byte>> write)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan[..^1]);
    }
}
