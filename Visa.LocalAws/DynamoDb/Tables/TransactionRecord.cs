namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>
/// A committed transaction. Each of its tables keeps it whole in its journal, so that any one of them, once on disk, is enough to bring the
/// others up to date after a crash.
/// </summary>
/// <param name="Sequence">Rises with every transaction of the database, and in every table.</param>
/// <param name="Token">The request's ClientRequestToken, under which it may be repeated without effect for ten minutes.</param>
/// <param name="Hash">A digest of the request, to tell a repetition from another request with the same token.</param>
internal sealed record TransactionRecord(long Sequence, DateTimeOffset At, string? Token, string Hash, IReadOnlyList<TransactionChange> Changes);
