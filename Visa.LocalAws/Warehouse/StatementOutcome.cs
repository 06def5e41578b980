namespace Visa.LocalAws.Warehouse;

/// <summary>What a statement did.</summary>
/// <param name="Rows">Rows given or changed.</param>
/// <param name="Bytes">The size of what was given.</param>
internal readonly record struct StatementOutcome(long Rows, long Bytes, bool HasResult);
