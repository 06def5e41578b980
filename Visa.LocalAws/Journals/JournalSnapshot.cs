namespace Visa.LocalAws.Journals;

/// <param name="Records">The records that rebuild the state.</param>
/// <param name="Position">The journal's position that the state covers.</param>
internal sealed record JournalSnapshot(IEnumerable<ReadOnlyMemory<byte>> Records, long Position);
