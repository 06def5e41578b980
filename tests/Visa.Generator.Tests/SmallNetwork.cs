using System.Buffers;
using System.Text;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Generator.Live;
using Visa.Generator.Simulation;

namespace Visa.Generator.Tests;

/// <summary>A small network and what happens on it.</summary>
internal static class SmallNetwork
{
    public static readonly DateTimeOffset Start = new(2025, 6, 30, 12, 0, 0, TimeSpan.Zero);

    public static readonly CardTokenizer Tokenizer = new(TokenKey.PublicDevelopment);

    private static readonly Lazy<List<SimulatedTransaction>> Honest = new(() => [.. Feed(Settings()).Take(2_000)]);

    public static CardToken Token { get; } = Tokenizer.TokenizeAccount("any card");

    public static SimulationSettings Settings(int cards = 2_000, double fraudBasisPoints = 25, long seed = 1) => new()
    {
        Seed = seed,
        Cards = cards,
        Merchants = 1_500,
        FraudBasisPoints = fraudBasisPoints,
        Start = DateOnly.FromDateTime(Start.UtcDateTime),
    };

    public static NetworkSimulation Open(SimulationSettings settings) => NetworkSimulation.Create(settings, Tokenizer);

    /// <summary>The first transactions, at most 2,000.</summary>
    public static List<SimulatedTransaction> Take(int count, double? fraudBasisPoints = null) =>
        fraudBasisPoints is { } share ? [.. Feed(Settings(fraudBasisPoints: share)).Take(count)] : [.. Honest.Value.Take(count)];

    public static IEnumerable<SimulatedEvent> Events(SimulationSettings settings) => EventFeed.From(Open(settings), Start, CancellationToken.None);

    public static string Json(Transaction transaction)
    {
        var output = new ArrayBufferWriter<byte>();
        TransactionJson.Write(output, transaction);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static Transaction Read(string json) =>
        TransactionJson.TryRead(Encoding.UTF8.GetBytes(json), out var transaction, out var error) ? transaction! : throw new InvalidOperationException(error);

    private static IEnumerable<SimulatedTransaction> Feed(SimulationSettings settings) => Events(settings).Select(next => next.Transaction).OfType<SimulatedTransaction>();
}
