namespace Visa.StreamConsumer.DeadLetters;

/// <summary>What became of a letter that was to be redriven.</summary>
/// <param name="Outcome"><c>redriven</c>, <c>would_be_redriven</c>, <c>redriven_before</c> or <c>invalid</c>.</param>
/// <param name="Problem">What is still wrong with an invalid one.</param>
internal sealed record RedriveLine(string Id, string Outcome, string? TransactionId, string? Problem);
