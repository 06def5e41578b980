namespace Visa.LocalAws.Storage;

/// <summary>A record as read.</summary>
/// <param name="Key">Rises by one from record to record of a log.</param>
/// <param name="Timestamp">Milliseconds since the epoch; never falls within a log.</param>
internal readonly record struct LogRecord(long Key, long Timestamp, ReadOnlyMemory<byte> Payload);
