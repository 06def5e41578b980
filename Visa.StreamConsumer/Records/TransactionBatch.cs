using Amazon.Kinesis.ClientLibrary;
using Visa.Decisions.Policies;
using Visa.Domain.Transactions;
using Visa.Features.Cards;
using Visa.StreamConsumer.DeadLetters;

namespace Visa.StreamConsumer.Records;

/// <summary>What became of the records of one batch: each is an accepted transaction, a repeated one or a dead letter.</summary>
internal sealed class TransactionBatch(int capacity, TimeProvider clock)
{
    /// <summary>How many records are read at once.</summary>
    public int Capacity { get; } = capacity;

    /// <summary>How many records were read.</summary>
    public int RecordCount { get; private set; }

    /// <summary>The first of the records.</summary>
    public KinesisClientRecord? First { get; private set; }

    public DateTimeOffset ReadAt { get; private set; }

    public List<AcceptedTransaction> Accepted { get; } = new(capacity);

    /// <summary>The vectors of <see cref="Accepted"/>, in the same order.</summary>
    public FeatureRows Features { get; } = new(capacity);

    public List<DeadLetter> DeadLetters { get; } = [];

    public int Repeated { get; private set; }

    /// <summary>Takes the records in, in order, and moves the cards' states on.</summary>
    public void Read(IReadOnlyList<KinesisClientRecord> records, CardStateStore cards)
    {
        Accepted.Clear();
        Features.Clear(cards.Risk.Version);
        DeadLetters.Clear();
        Repeated = 0;
        RecordCount = records.Count;
        First = records[0];
        ReadAt = clock.GetUtcNow();
        foreach (var record in records)
        {
            if (!TransactionJson.TryRead(record.Data.Span, out var transaction, out var error))
                DeadLetters.Add(DeadLetter.Undecodable(record, error!));
            else if (cards.TryAccept(transaction!, Features.Next(), out var ordinal))
                Add(transaction!, ordinal);
            else
                Repeated++;
        }
    }

    private void Add(Transaction transaction, long ordinal)
    {
        Features.Add(TransactionFacts.Of(transaction));
        Accepted.Add(new AcceptedTransaction(transaction, ordinal));
    }
}
