using System.Text;
using Visa.Domain.Transactions;

namespace Visa.Chaos.Traffic;

/// <param name="Card">The partition key.</param>
internal sealed record SimulatedRecord(TransactionId Id, string Card, byte[] Json)
{
    /// <summary>A record that is no transaction.</summary>
    public static SimulatedRecord Poison(int round) => new(default, $"poison-{round}", Encoding.UTF8.GetBytes(PoisonOf(round)));

    public static string PoisonOf(int round) => $"{{\"no_transaction\":{round}}}";
}
