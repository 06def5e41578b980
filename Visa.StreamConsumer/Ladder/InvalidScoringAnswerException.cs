namespace Visa.StreamConsumer.Ladder;

/// <summary>Scoring answered, and not what the protocol promises: a defect that the ladder bridges.</summary>
internal sealed class InvalidScoringAnswerException(string message) : Exception(message);
