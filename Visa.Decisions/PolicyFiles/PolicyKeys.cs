using System.Globalization;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Where the lake keeps policies. Each object is written once and never again.</summary>
public static class PolicyKeys
{
    public const string HistoryPrefix = "policies/history/";

    /// <summary>The text of a version: what decisions under it were made with.</summary>
    public static string Text(string version) => $"policies/{version}/policy.yaml";

    /// <summary>One entry of the history of proposals and approvals; padded, so that keys are listed in the order of their numbers.</summary>
    public static string History(int sequence) => string.Create(CultureInfo.InvariantCulture, $"{HistoryPrefix}{sequence:D8}.json");
}
