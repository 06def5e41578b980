namespace Visa.LocalAws.Kinesis.Iterators;

/// <summary>How a reader gives the place to begin at.</summary>
/// <param name="Operation">The operation, for the texts of refusals.</param>
internal readonly record struct PositionInput(string Operation, string Type, string? SequenceNumber, DateTimeOffset? Timestamp);
