using Visa.Domain.Transactions;

namespace Visa.Generator.Live;

/// <summary>A transaction and the simulation's knowledge of it: the typology of a fraud, null for an honest payment.</summary>
internal sealed record SimulatedTransaction(Transaction Transaction, string? Typology);
