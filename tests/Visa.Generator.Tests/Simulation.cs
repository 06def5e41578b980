using System.Buffers;
using System.Text;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;

namespace Visa.Generator.Tests;

/// <summary>A small network, built once.</summary>
internal static class Simulation
{
    public static readonly DateTimeOffset Start = new(2025, 6, 30, 12, 0, 0, TimeSpan.Zero);

    public static readonly Population Population = Build(1);

    public static Population Build(long seed) => Population.Build(seed, 3_000, 1_500, new CardTokenizer(TokenKey.PublicDevelopment));

    public static TransactionFeed Feed(long seed = 1, double rate = 100, double fraudShare = 0.005, Population? population = null) =>
        new(population ?? Population, seed, rate, fraudShare, Start);

    public static List<SimulatedTransaction> Take(TransactionFeed feed, int count) => [.. Enumerable.Range(0, count).Select(_ => feed.Next())];

    public static string Json(Transaction transaction)
    {
        var output = new ArrayBufferWriter<byte>();
        TransactionJson.Write(output, transaction);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static Transaction Read(string json) =>
        TransactionJson.TryRead(Encoding.UTF8.GetBytes(json), out var transaction, out var error) ? transaction! : throw new InvalidOperationException(error);
}
