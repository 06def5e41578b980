using Amazon.Kinesis.ClientLibrary;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>A record that cannot be processed, with why.</summary>
/// <param name="Reason">A word to group by.</param>
/// <param name="Error">What is wrong, for the person who looks at it. Never the payload.</param>
internal sealed record DeadLetter(string Reason, string Error, KinesisClientRecord Record)
{
    public const string UndecodableReason = "undecodable_transaction";

    public const string TooLateReason = "too_late_transaction";

    public static DeadLetter TooLate(KinesisClientRecord record) =>
        new(TooLateReason, "The transaction is older than all that its card's full history keeps: it cannot be told from a repeated one.", record);

    public static DeadLetter Undecodable(KinesisClientRecord record, string error) => new(UndecodableReason, error, record);
}
