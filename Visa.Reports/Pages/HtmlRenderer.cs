using System.Net;
using System.Text;
using Visa.Reports.Charts;
using Visa.Reports.Drawing;

namespace Visa.Reports.Pages;

/// <summary>Writes a page as HTML.</summary>
public static class HtmlRenderer
{
    private static readonly string Style = ReadStyle();

    /// <param name="draw">Draws a chart otherwise than as SVG.</param>
    /// <param name="foot">HTML before the end of the body, such as the scripts that <paramref name="draw"/> counts on.</param>
    public static string Render(ReportPage page, Func<ChartPanel, string>? draw = null, string foot = "")
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append($"<title>{Text(page.Title)}</title>\n<style>\n{Style}</style>\n</head>\n<body>\n<main>\n");
        html.Append($"<h1>{Text(page.Title)}</h1>\n<p class=\"lead\">{Text(page.Lead)}</p>\n");
        AppendFigures(html, page.Figures);
        foreach (var section in page.Sections) AppendSection(html, section, draw ?? DrawSvg);
        if (page.Footer.Length > 0) html.Append($"<footer>{Text(page.Footer)}</footer>\n");
        return html.Append($"</main>\n{foot}</body>\n</html>\n").ToString();
    }

    private static void AppendFigures(StringBuilder html, IReadOnlyList<KeyFigure> figures)
    {
        if (figures.Count == 0) return;
        html.Append("<dl class=\"figures\">\n");
        foreach (var figure in figures)
            html.Append($"<div><dt>{Text(figure.Name)}</dt><dd>{Text(figure.Value)}{(figure.Remark.Length > 0 ? $"<small>{Text(figure.Remark)}</small>" : "")}</dd></div>\n");
        html.Append("</dl>\n");
    }

    private static void AppendSection(StringBuilder html, ReportSection section, Func<ChartPanel, string> draw)
    {
        html.Append($"<section>\n<h2>{Text(section.Heading)}</h2>\n");
        if (section.Intro.Length > 0) html.Append($"<p class=\"intro\">{Text(section.Intro)}</p>\n");
        html.Append("<div class=\"grid\">\n");
        foreach (var panel in section.Panels)
        {
            if (panel is ChartPanel chart) AppendChart(html, chart, draw);
            else if (panel is TablePanel table) AppendTable(html, table);
        }
        html.Append("</div>\n</section>\n");
    }

    private static void AppendChart(StringBuilder html, ChartPanel panel, Func<ChartPanel, string> draw)
    {
        var chart = panel.Chart;
        html.Append(panel.IsFullWidth ? "<figure class=\"full\">" : "<figure>");
        html.Append($"<figcaption><h3>{Text(chart.Title)}</h3>{Note(chart.Note)}</figcaption>\n");
        if (chart.Series.Count > 1)
        {
            html.Append("<ul class=\"legend\">");
            foreach (var series in chart.Series) html.Append($"<li class=\"{series.Tone.ToString().ToLowerInvariant()}{Sign(series)}\">{Text(series.Name)}</li>");
            html.Append("</ul>\n");
        }
        html.Append(draw(panel)).Append("\n</figure>\n");
    }

    private static string DrawSvg(ChartPanel panel) =>
        $"{ChartRenderer.Render(panel.Chart, panel.Size ?? (panel.IsFullWidth ? ChartSize.Full : ChartSize.Half), "at-desk")}\n{ChartRenderer.Render(panel.Chart, Phone(panel.Chart), "in-hand")}";

    /// <summary>Names down the side need their rows on a phone too.</summary>
    private static ChartSize Phone(Chart chart) =>
        chart.Y.Kind == AxisKind.Category ? ChartSize.Phone with { Height = Math.Max(ChartSize.Phone.Height, 80 + 20 * chart.Y.Categories.Count) } : ChartSize.Phone;

    private static string Sign(Series series) => series switch
    {
        LineSeries => " as-line",
        PointSeries { IsHollow: true } => " as-ring",
        PointSeries => " as-point",
        _ => "",
    };

    private static void AppendTable(StringBuilder html, TablePanel panel)
    {
        html.Append($"<div class=\"panel{(panel.IsFullWidth ? " full" : "")}\"><h3>{Text(panel.Title)}</h3>{Note(panel.Note)}<div class=\"scroll\"><table>\n");
        AppendRow(html, panel, panel.Headings, "th");
        foreach (var row in panel.Rows) AppendRow(html, panel, row, "td");
        html.Append("</table></div></div>\n");
    }

    private static void AppendRow(StringBuilder html, TablePanel panel, IReadOnlyList<string> cells, string element)
    {
        html.Append("<tr>");
        for (var i = 0; i < cells.Count; i++)
            html.Append($"<{element}{(panel.NumericColumns.Contains(i) ? " class=\"number\"" : "")}>{Text(cells[i])}</{element}>");
        html.Append("</tr>\n");
    }

    private static string Note(string note) => note.Length > 0 ? $"<p class=\"note\">{Text(note)}</p>" : "";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlRenderer).Assembly.GetManifestResourceStream("Visa.Reports.Pages.page.css")
            ?? throw new InvalidOperationException("The page's style is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
