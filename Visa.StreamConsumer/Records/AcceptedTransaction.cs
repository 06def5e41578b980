using Visa.Domain.Transactions;

namespace Visa.StreamConsumer.Records;

/// <summary>A transaction that its card had not seen before, with the card's count of them, this one included.</summary>
internal readonly record struct AcceptedTransaction(Transaction Transaction, long CardOrdinal);
