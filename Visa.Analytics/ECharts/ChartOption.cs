using System.Text.Json.Nodes;
using Visa.Reports.Charts;

namespace Visa.Analytics.ECharts;

/// <summary>A chart as an option of Apache ECharts. Colours and number formats are named; the page's script puts them in.</summary>
internal static class ChartOption
{
    public static JsonObject Of(Chart chart)
    {
        var isLying = chart.Y.Kind == AxisKind.Category;
        var option = new JsonObject
        {
            ["grid"] = new JsonObject { ["left"] = isLying ? 36 : 12, ["right"] = 22, ["top"] = 30, ["bottom"] = chart.X.Kind == AxisKind.Time ? 34 : 28, ["containLabel"] = true },
            ["tooltip"] = new JsonObject { ["trigger"] = "axis", ["confine"] = true, ["axisPointer"] = new JsonObject { ["type"] = chart.Series.Any(series => series is BarSeries) ? "shadow" : "line" } },
            ["xAxis"] = Axis(chart.X, isLying ? null : chart.X.Title, nameAtEnd: false),
            ["yAxis"] = Axis(chart.Y, chart.Y.Title, nameAtEnd: true),
            ["series"] = new JsonArray([.. chart.Series.Select(series => Series(series, chart, isLying))]),
            ["animation"] = false,
            ["aria"] = new JsonObject { ["enabled"] = true },
        };
        if (isLying)
        {
            option["xAxis"]!["name"] = chart.X.Title;
            // The first name on top, as the plain charts have it.
            option["yAxis"]!["inverse"] = true;
            option["yAxis"]!["nameLocation"] = "start";
        }
        return option;
    }

    private static JsonObject Axis(Axis axis, string? name, bool nameAtEnd)
    {
        var json = new JsonObject
        {
            ["type"] = axis.Kind switch { AxisKind.Category => "category", AxisKind.Time => "time", AxisKind.Logarithmic => "log", _ => "value" },
            ["name"] = name,
            ["nameLocation"] = nameAtEnd ? "end" : "middle",
            ["nameGap"] = nameAtEnd ? 12 : 24,
            ["format"] = axis.Format(0.5).EndsWith('%') ? "percent" : "number",
        };
        if (nameAtEnd) json["nameTextStyle"] = new JsonObject { ["align"] = "left" };
        if (axis.Kind == AxisKind.Category) json["data"] = new JsonArray([.. axis.Categories.Select(category => (JsonNode?)category)]);
        if (axis.Min is { } min) json["min"] = min;
        if (axis.Max is { } max) json["max"] = max;
        return json;
    }

    private static JsonObject Series(Series series, Chart chart, bool isLying) => series switch
    {
        LineSeries line => new JsonObject
        {
            ["type"] = "line",
            ["name"] = line.Name,
            ["tone"] = Tone(line),
            ["showSymbol"] = line.Points.Count < 40,
            ["symbolSize"] = 5,
            ["areaStyle"] = line.IsFilled ? new JsonObject { ["opacity"] = 0.16 } : null,
            ["data"] = new JsonArray([.. line.Points.Select(point => new JsonArray(X(chart, point.X), point.Y))]),
        },
        BarSeries bars => new JsonObject
        {
            ["type"] = "bar",
            ["name"] = bars.Name,
            ["tone"] = Tone(bars),
            ["barMaxWidth"] = isLying ? 16 : 44,
            ["data"] = new JsonArray([.. bars.Bars.Select(bar => (JsonNode?)bar.Length)]),
        },
        _ => throw new NotSupportedException($"{series.GetType().Name} has no form in ECharts here"),
    };

    private static string Tone(Series series) => series.Tone.ToString().ToLowerInvariant();

    private static double X(Chart chart, double value) => chart.X.Kind == AxisKind.Time ? value * TimeSpan.MillisecondsPerDay : value;
}
