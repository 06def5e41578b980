using Visa.Domain.Cards;
using Visa.Generator.Columns;
using Visa.Generator.Layouts;
using Visa.Generator.Output;
using Visa.Generator.Simulation;

namespace Visa.Generator.History;

/// <summary>
/// Makes a history: day after day is simulated and written, until all are there. A target without transactions of its days is begun, the same history's unfinished
/// one is completed, and anything else is refused.
/// </summary>
internal sealed class HistoryRun(SimulationSettings settings, HistoryOptions options, CardTokenizer tokenizer, IOutputTarget target, TimeProvider timeProvider)
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Where this history's files go: what others have elsewhere in the target, such as live traffic in <c>raw/</c>, is no hindrance, nor what they have of other days.</summary>
    private IReadOnlyList<string> Places => options.Format == HistoryFormat.Parquet
        ? [LakeKeys.ProcessedTransactions, LakeKeys.ProcessedChargebacks]
        : [LakeKeys.RawTransactions, LakeKeys.RawChargebacks];

    /// <param name="report">Told after each day how many are done, and of how many transactions.</param>
    /// <param name="cancellationToken">Stops between files; what is stored by then is whole.</param>
    /// <exception cref="HistoryException">The target holds something else.</exception>
    public async Task<HistorySummary> RunAsync(Action<int, long> report, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        var wanted = Manifest();
        var found = HistoryManifest.Parse(await target.ReadAsync(LakeKeys.Manifest, cancellationToken));
        if (found?.Summary is { } done && Agrees(wanted, found)) return done;
        var present = found is null ? await BeginAsync(wanted, cancellationToken) : await ResumeAsync(wanted, found, cancellationToken);

        var simulation = NetworkSimulation.Create(settings, tokenizer);
        var tally = new HistoryTally();
        using var writer = new HistoryWriter(target, Layout(), options.Parallelism, present);
        for (var days = 1; days <= options.Days; days++)
        {
            var day = simulation.NextDay(options.Parallelism, cancellationToken);
            tally.Add(day);
            await writer.WriteAsync(day, cancellationToken);
            report(days, tally.Transactions);
        }
        var summary = Summarise(tally, writer, timeProvider.GetElapsedTime(started));
        await target.WriteAsync(LakeKeys.Manifest, (wanted with { Summary = summary }).ToJson(), cancellationToken);
        return summary;
    }

    private IHistoryLayout Layout() => options.Format == HistoryFormat.Parquet ? new ParquetLayout(settings.Seed) : new JsonLayout(settings.Seed);

    private async Task<IReadOnlySet<string>> BeginAsync(HistoryManifest wanted, CancellationToken cancellationToken)
    {
        foreach (var place in Places)
        {
            if ((await target.ListAsync(place, cancellationToken)).FirstOrDefault(IsOfTheseDays) is { } other)
                throw new HistoryException($"{target.Description} holds transactions of these days that are not of a history, such as {other}: choose an empty target, or remove them.");
        }
        await target.WriteAsync(LakeKeys.Manifest, wanted.ToJson(), cancellationToken);
        return new HashSet<string>();
    }

    private bool IsOfTheseDays(string key) => LakeKeys.DayOf(key) is { } day && day >= options.Start && day < options.Start.AddDays(options.Days);

    private async Task<IReadOnlySet<string>> ResumeAsync(HistoryManifest wanted, HistoryManifest found, CancellationToken cancellationToken)
    {
        if (!Agrees(wanted, found))
            throw new HistoryException($"{target.Description} holds another history ({string.Join(", ", found.DifferencesTo(wanted))}): choose an empty target, or the same settings to complete it.");
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in Places.Append(LakeKeys.TruthRun(settings.Seed))) present.UnionWith(await target.ListAsync(place, cancellationToken));
        return present;
    }

    private static bool Agrees(HistoryManifest wanted, HistoryManifest found) => found.DifferencesTo(wanted).Count == 0;

    private HistoryManifest Manifest() => new()
    {
        Start = options.Start,
        Days = options.Days,
        Seed = settings.Seed,
        Cards = settings.Cards,
        Merchants = settings.Merchants,
        FraudBasisPoints = settings.FraudBasisPoints,
        Format = options.Format,
        TokenKeyVersion = tokenizer.KeyVersion,
        Version = GeneratorVersion.Current,
    };

    private HistorySummary Summarise(HistoryTally tally, HistoryWriter writer, TimeSpan taken) => new()
    {
        Target = target.Description,
        Transactions = tally.Transactions,
        BillingAmount = tally.BillingAmount,
        Frauds = tally.Frauds,
        Typologies = tally.ByTypology,
        Chargebacks = tally.Chargebacks,
        Files = writer.Files,
        FilesKept = writer.Kept,
        Bytes = writer.Bytes,
        Seconds = Math.Round(taken.TotalSeconds, 2),
        TransactionsPerSecond = Math.Round(tally.Transactions / taken.TotalSeconds),
        PeakMemoryMib = Math.Round(System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / Mebibyte, 1),
    };
}
