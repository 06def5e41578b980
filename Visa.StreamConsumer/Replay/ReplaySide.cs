using Visa.Domain.Decisions;

namespace Visa.StreamConsumer.Replay;

/// <summary>One side of an example.</summary>
/// <param name="Reasons">Reason codes, strongest first.</param>
internal sealed record ReplaySide(string Decision, double Score, IReadOnlyList<string> Reasons, string ModelVersion, string PolicyVersion)
{
    public static ReplaySide Of(Decision decision) => new(
        ReplayReport.Name(decision.Outcome), decision.Score, [.. decision.Reasons.Select(reason => reason.Code)], decision.Context.ModelVersion, decision.Context.PolicyVersion);
}
