using Visa.Domain.Transactions;

namespace Visa.Generator.Labels;

/// <summary>A refund to come, of a purchase that was made. Time in milliseconds since 1970, UTC.</summary>
internal readonly record struct PendingRefund(long Time, int Customer, byte Slot, int Terminal, long Amount, EntryMode EntryMode, byte Fraud, ulong Entropy);
