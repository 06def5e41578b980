using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Visa.Reports.Charts;
using Visa.Reports.Pages;

namespace Visa.Analytics.ECharts;

/// <summary>The report page with charts drawn by ECharts, whose script lies beside it: it works from a folder, without a server.</summary>
internal static class EChartsPage
{
    public const string ScriptName = "echarts.min.js";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Default };

    public static string Render(ReportPage page) => HtmlRenderer.Render(page, Draw, $"<script src=\"{ScriptName}\"></script>\n<script>\n{Script()}</script>\n");

    private static string Draw(ChartPanel panel)
    {
        var chart = panel.Chart;
        if (chart.Series.Count == 0) return "<p class=\"note\">Nothing to show yet.</p>";
        var height = chart.Y.Kind == AxisKind.Category ? Math.Max(260, 70 + (24 * chart.Y.Categories.Count)) : 300;
        return $"<div class=\"echart\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(chart.Title)}\" style=\"height:{height}px\" data-option=\"{WebUtility.HtmlEncode(ChartOption.Of(chart).ToJsonString(Options))}\"></div>";
    }

    private static string Script()
    {
        using var reader = new StreamReader(typeof(EChartsPage).Assembly.GetManifestResourceStream("Visa.Analytics.ECharts.page.js")!);
        return reader.ReadToEnd();
    }
}
