namespace Visa.StreamConsumer.DeadLetters;

/// <summary>That a dead letter went back to the stream: for whoever asks later. Never the payload.</summary>
/// <param name="Id">Of the letter.</param>
/// <param name="Source">The object in which it lies.</param>
/// <param name="IsRepaired">Whether something else was sent than the letter's own bytes.</param>
/// <param name="Sha256">Of the bytes that were sent, hex.</param>
/// <param name="By">Who asked for it, as the operating system names that person.</param>
internal sealed record RedriveNote(
    string Id, string Reason, string Source, string TransactionId, string CardToken, bool IsRepaired, string Sha256, string SequenceNumber, DateTimeOffset RedrivenAt, string By);
