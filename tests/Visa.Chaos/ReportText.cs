using System.Text.Json;

namespace Visa.Chaos;

/// <summary>A report for a person and for a program.</summary>
internal static class ReportText
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of(CampaignReport report) => string.Join(Environment.NewLine, Lines(report));

    public static string Json(CampaignReport report) => JsonSerializer.Serialize(
        new
        {
            report.Rounds,
            report.Seed,
            report.Sent,
            report.Verdict.Decided,
            report.Verdict.Lost,
            report.Verdict.Differing,
            report.Verdict.Wrong,
            report.Verdict.Degraded,
            report.Verdict.Redelivered,
            report.Alerts,
            report.Verdict.AlertsDue,
            report.DuplicateAlerts,
            report.DeadLettersMissing,
            report.Crashes,
            report.Faults,
            ElapsedS = Math.Round(report.Elapsed.TotalSeconds, 1),
            report.Verdict.Examples,
            report.Folder,
            report.IsClean,
        },
        Options);

    private static IEnumerable<string> Lines(CampaignReport report)
    {
        var (verdict, faults) = (report.Verdict, report.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"{fault.Value} x {fault.Key}"));
        yield return $"{report.Rounds} rounds of seed {report.Seed} in {report.Elapsed.TotalSeconds:F0} s: {string.Join(", ", faults)}";
        yield return $"{report.Sent} sent, {verdict.Decided} decided ({verdict.Degraded} without the model), {verdict.Redelivered} sent again";
        yield return $"{verdict.Lost} lost, {verdict.Differing} decided in two ways, {verdict.Wrong} otherwise than undisturbed";
        yield return $"{report.Alerts} alerts for {verdict.AlertsDue} reviews and declines, {report.DuplicateAlerts} doubled";
        yield return $"{report.Rounds - report.DeadLettersMissing} of {report.Rounds} dead letters; {report.Crashes} processes ended by themselves";
        foreach (var example in verdict.Examples)
            yield return $"  {example}";
        if (report.Folder is { } folder)
            yield return $"Logs and data: {folder}";
        yield return report.IsClean ? "Nothing was lost, doubled or decided otherwise." : "FAILED";
    }
}
