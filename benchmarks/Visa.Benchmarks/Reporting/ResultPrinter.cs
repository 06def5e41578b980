using Spectre.Console;

namespace Visa.Benchmarks.Reporting;

/// <summary>Prints results: a table when a person watches, plain aligned columns otherwise.</summary>
internal static class ResultPrinter
{
    public static void Print(AreaResult result, bool isWatched)
    {
        Console.WriteLine();
        Console.WriteLine($"{result.Area}: {result.Machine}; commit {Commit(result.Source)}{(result.Quick ? "; quick, not to be quoted" : "")}");
        if (isWatched) AnsiConsole.Write(Drawn(result));
        else PrintPlain(result);
        foreach (var part in result.Skipped)
            Console.WriteLine($"skipped: {part.Name}: {part.Reason}{(part.Command is null ? "" : $"; install it with --install, or: {part.Command}")}");
        if (result.Error is not null) Console.WriteLine($"failed: {result.Error}");
    }

    private static string Commit(SourceState source) => $"{source.Commit[..Math.Min(12, source.Commit.Length)]}{(source.IsModified ? " with changes" : "")}";

    private static Table Drawn(AreaResult result)
    {
        var table = new Table().RoundedBorder();
        for (var i = 0; i < FigureText.Headings.Count; i++)
        {
            var column = new TableColumn(FigureText.Headings[i]);
            table.AddColumn(FigureText.IsNumeric[i] ? column.RightAligned() : column);
        }
        foreach (var measurement in result.Measurements)
        {
            var color = measurement.Met switch { true => "green", false => "red", null => "default" };
            table.AddRow([.. FigureText.Cells(measurement).Select((cell, i) => new Markup(i == 7 ? $"[{color}]{Markup.Escape(cell)}[/]" : Markup.Escape(cell)))]);
        }
        return table;
    }

    private static void PrintPlain(AreaResult result)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = [FigureText.Headings, .. result.Measurements.Select(FigureText.Cells)];
        var widths = Enumerable.Range(0, FigureText.Headings.Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => FigureText.IsNumeric[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
    }
}
