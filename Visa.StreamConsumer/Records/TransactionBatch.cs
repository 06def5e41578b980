using Amazon.Kinesis.ClientLibrary;
using Visa.Decisions.Policies;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Features.Cards;
using Visa.StreamConsumer.DeadLetters;

namespace Visa.StreamConsumer.Records;

/// <summary>What became of the records of one batch: each is an accepted transaction, a repeated one or a dead letter.</summary>
internal sealed class TransactionBatch(int capacity, TimeProvider clock)
{
    private readonly List<(KinesisClientRecord Record, Transaction Transaction)> _decoded = new(capacity);

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

    /// <summary>Reads the transactions of the records; depends on nothing but their bytes.</summary>
    public void Decode(IReadOnlyList<KinesisClientRecord> records)
    {
        DeadLetters.Clear();
        _decoded.Clear();
        RecordCount = records.Count;
        First = records[0];
        ReadAt = clock.GetUtcNow();
        foreach (var record in records)
        {
            if (TransactionJson.TryRead(record.Data.Span, out var transaction, out var error))
                _decoded.Add((record, transaction!));
            else
                DeadLetters.Add(DeadLetter.Undecodable(record, error!));
        }
    }

    /// <summary>Takes what was decoded into the cards' states, in order, and computes its features.</summary>
    public void Compute(CardStateStore cards)
    {
        Accepted.Clear();
        Features.Clear(cards.Risk.Version);
        Repeated = 0;
        for (var i = 0; i < _decoded.Count; i++)
        {
            if (i % CardStateStore.MaxFetched == 0)
                FetchNext(i, cards);
            var (record, transaction) = _decoded[i];
            switch (cards.Accept(transaction, Features.Next(), out var ordinal))
            {
                case Acceptance.Accepted:
                    Add(transaction, ordinal);
                    break;
                case Acceptance.Repeated:
                    Repeated++;
                    break;
                default:
                    DeadLetters.Add(DeadLetter.TooLate(record));
                    break;
            }
        }
    }

    private void FetchNext(int from, CardStateStore cards)
    {
        Span<CardToken> tokens = stackalloc CardToken[Math.Min(CardStateStore.MaxFetched, _decoded.Count - from)];
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = _decoded[from + i].Transaction.CardToken;
        cards.Fetch(tokens);
    }

    private void Add(Transaction transaction, long ordinal)
    {
        Features.Add(TransactionFacts.Of(transaction));
        Accepted.Add(new AcceptedTransaction(transaction, ordinal));
    }
}
