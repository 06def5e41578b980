namespace Visa.LocalAws.Storage;

/// <summary>The place that a record was given.</summary>
/// <param name="Committed">Ends when the record, and every one before it in its log, is on disk; faults when it could not be written.</param>
internal readonly record struct AppendedRecord(long Key, long Timestamp, Task Committed);
