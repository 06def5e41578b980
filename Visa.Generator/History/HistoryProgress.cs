using System.Globalization;
using Spectre.Console;

namespace Visa.Generator.History;

/// <summary>A bar when a person watches; a line of JSON at the end when not.</summary>
internal static class HistoryProgress
{
    public static async Task ShowAsync(HistoryOptions options, Func<Action<int, long>, Task<HistorySummary>> run)
    {
        var isWatched = !options.Json && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") != "true";
        if (isWatched) Print(await WatchAsync(options.Days, run));
        else Console.WriteLine((await run(static (_, _) => { })).ToJson());
    }

    private static Task<HistorySummary> WatchAsync(int days, Func<Action<int, long>, Task<HistorySummary>> run) =>
        AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("building the population", maxValue: days);
                return await run((done, transactions) =>
                {
                    bar.Description = string.Create(CultureInfo.InvariantCulture, $"day {done} of {days}, {transactions:N0} transactions");
                    bar.Value = done;
                });
            });

    private static void Print(HistorySummary summary)
    {
        var grid = new Grid().AddColumn().AddColumn(new GridColumn().RightAligned());
        Row("transactions", summary.Transactions);
        Row("frauds", summary.Frauds);
        foreach (var (name, count) in summary.Typologies.OrderByDescending(pair => pair.Value)) Row($"  {name}", count);
        Row("chargebacks", summary.Chargebacks);
        Row("files", summary.Files);
        if (summary.FilesKept > 0) Row("  kept from before", summary.FilesKept);
        Row("bytes written", summary.Bytes);
        Row("transactions a second", (long)summary.TransactionsPerSecond);
        grid.AddRow("peak memory", string.Create(CultureInfo.InvariantCulture, $"{summary.PeakMemoryMib:N0} MiB"));
        AnsiConsole.Write(grid);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Target}: done in {summary.Seconds:N1} s"));

        void Row(string name, long count) => grid.AddRow(name, count.ToString("N0", CultureInfo.InvariantCulture));
    }
}
