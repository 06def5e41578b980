using System.Globalization;
using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;

namespace Visa.Scoring.Pages;

/// <summary>How an alert's values read on the page. Times are UTC.</summary>
internal static class AlertText
{
    private const int ReasonsShown = 3;
    private const int TokenEnds = 4;

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    public static string Full(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Rounded down, so that only certainty reads as 100%.</summary>
    public static string Percent(double score) => (Math.Floor(score * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A CSS width for a share of 0 to 1.</summary>
    public static string Width(double share) => (Math.Clamp(share, 0, 1) * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    public static string Signed(double contribution) => contribution.ToString("+0.0#;−0.0#;0", CultureInfo.InvariantCulture);

    public static string Short(string token) => token.Length <= 2 * TokenEnds ? token : $"{token[..TokenEnds]}…{token[^TokenEnds..]}";

    /// <summary>The override that decided and the strongest reasons that raise the score, in words, and how many are left out.</summary>
    public static string Reasons(Alert alert)
    {
        var raising = alert.Reasons.Where(reason => reason.Contribution >= 0).Select(reason => reason.Says).ToList();
        var shown = string.Join(" · ", raising.Take(ReasonsShown));
        return raising.Count switch
        {
            0 => Step(alert.Step),
            > ReasonsShown => $"{shown} · and {raising.Count - ReasonsShown} more",
            _ => shown,
        };
    }

    public static string Work(Alert alert) => (alert.Verdict, alert.ClaimedBy) switch
    {
        ({ } verdict, _) => verdict.ToString().ToLowerInvariant(),
        (null, { } analyst) => $"with {analyst}",
        _ => "open",
    };

    public static string Step(DegradeStep step) => step switch
    {
        DegradeStep.Model => "model",
        DegradeStep.RulesOnly => "rules only: scoring could not be reached",
        DegradeStep.SafeDefault => "safe default: nothing could score",
        _ => step.ToString(),
    };
}
