namespace Visa.Decisions.ModelFiles;

/// <summary>What a model has seen, in event time.</summary>
/// <param name="From">Event time of the first training transaction.</param>
/// <param name="To">Event time after the last one.</param>
/// <param name="LabelsUntil">Labels reported from then on were unknown to it.</param>
/// <param name="Rows">Training transactions.</param>
/// <param name="Frauds">Those labelled as fraud.</param>
public sealed record TrainingWindow(DateTimeOffset From, DateTimeOffset To, DateTimeOffset LabelsUntil, long Rows, long Frauds);
