using Visa.Domain;
using Visa.Domain.Transactions;
using Visa.Generator.Network;

namespace Visa.Generator.Behaviour;

/// <summary>What a cardholder or a fraudster does, before it becomes a transaction on the network.</summary>
internal sealed record Payment(Card Card, Merchant Merchant, Money Amount)
{
    public TransactionType Type { get; init; } = TransactionType.Purchase;

    public required EntryMode EntryMode { get; init; }

    public required IssuerResponse Response { get; init; }
}
