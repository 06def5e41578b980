using Visa.Domain.Transactions;

namespace Visa.Chaos.Traffic;

/// <param name="Card">The partition key.</param>
internal sealed record SimulatedRecord(TransactionId Id, string Card, byte[] Json);
