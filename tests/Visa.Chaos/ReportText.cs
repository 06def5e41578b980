using System.Text.Json;

namespace Visa.Chaos;

/// <summary>A report for a person and for a program.</summary>
internal static class ReportText
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of(CampaignReport report) => $"""
        {report.Rounds} rounds of seed {report.Seed} in {report.Elapsed.TotalSeconds:F0} s: {string.Join(", ", report.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"{fault.Value} x {fault.Key}"))}
        {report.Sent} sent, {report.Verdict.Decided} decided ({report.Verdict.Degraded} without the model), {report.Verdict.Redelivered} sent again
        {report.Verdict.Lost} lost, {report.Verdict.Differing} decided in two ways, {report.Verdict.Wrong} otherwise than undisturbed
        {report.Alerts} alerts for {report.Verdict.AlertsDue} reviews and declines, {report.DuplicateAlerts} doubled; {report.Crashes} processes ended by themselves
        {string.Join(Environment.NewLine, report.Verdict.Examples.Select(example => $"  {example}"))}{(report.Folder is { } folder ? $"Logs and data: {folder}" : "")}
        {(report.IsClean ? "Nothing was lost, doubled or decided otherwise." : "FAILED")}
        """;

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
            report.Crashes,
            report.Faults,
            ElapsedS = Math.Round(report.Elapsed.TotalSeconds, 1),
            report.Verdict.Examples,
            report.Folder,
            report.IsClean,
        },
        Options);
}
