using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Pages;

/// <summary>How values read on the pages. Times are UTC.</summary>
internal static partial class PageText
{
    private const int LongestJson = 100_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Full(DateTimeOffset? time) => time is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "–";

    public static string Short(DateTimeOffset? time) => time is { } at ? at.UtcDateTime.ToString("d MMM HH:mm", CultureInfo.InvariantCulture) : "–";

    /// <summary>As inputs of the type datetime-local take and give it.</summary>
    public static string Input(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Null when the text is no time.</summary>
    public static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>Half-open, with what both ends share said once.</summary>
    public static string Interval(DataInterval? interval)
    {
        if (interval is not { } both)
        {
            return "no interval";
        }

        var (start, end) = (both.Start.UtcDateTime, both.End.UtcDateTime);
        if (start.TimeOfDay == TimeSpan.Zero && end.TimeOfDay == TimeSpan.Zero)
        {
            return string.Create(CultureInfo.InvariantCulture, $"[{start:yyyy-MM-dd}, {end:yyyy-MM-dd})");
        }

        var time = start.Second == 0 && end.Second == 0 ? "HH:mm" : "HH:mm:ss";
        var day = start.Date == end.Date ? "" : "yyyy-MM-dd ";
        return $"[{start.ToString($"yyyy-MM-dd {time}", CultureInfo.InvariantCulture)}, {end.ToString(day + time, CultureInfo.InvariantCulture)})";
    }

    /// <summary>What a run covers, or when it was made if it covers nothing.</summary>
    public static string Covers(DataInterval? interval, DateTimeOffset madeAt) =>
        interval is null ? madeAt.UtcDateTime.ToString("'of' yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : Interval(interval);

    public static string Took(DateTimeOffset? from, DateTimeOffset? to) => to - from is { } time ? Took(time) : "–";

    public static string Took(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalMilliseconds):0} ms"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Hours} h {time.Minutes:00} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} d {time.Hours:00} h"),
    };

    /// <summary>Before or after now: "3 s ago", "in 2 min 10 s".</summary>
    public static string Ago(DateTimeOffset time, DateTimeOffset now) => time <= now ? $"{Took(now - time)} ago" : $"in {Took(time - now)}";

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A CSS percentage.</summary>
    public static string Percent(double share) => (Math.Clamp(share, 0, 1) * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>A CSS class: "upstream-failed".</summary>
    public static string Css(Enum state) => "s-" + WordStart().Replace(state.ToString(), "-").ToLowerInvariant();

    /// <summary>"upstream failed".</summary>
    public static string Words(Enum state) => WordStart().Replace(state.ToString(), " ").ToLowerInvariant();

    /// <summary>Indented when it is JSON, and cut when it is very long.</summary>
    public static string Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            text = JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            // It is shown as it is.
        }

        return text.Length <= LongestJson ? text : $"{text[..LongestJson]}\n… {Number(text.Length - LongestJson)} more characters";
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
