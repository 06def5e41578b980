using System.Buffers;
using Amazon.Kinesis.ClientLibrary;
using Visa.Benchmarks.Generation;
using Visa.Features.Cards;
using Visa.Features.Identities;
using Visa.Generator.Simulation;

namespace Visa.Benchmarks.Engine;

/// <summary>
/// The generator's default network, day after day: first days that only fill the cards' histories, then days as the records that two shards
/// would deliver.
/// </summary>
internal sealed class EngineTraffic
{
    public const int Shards = 2;

    private readonly NetworkSimulation _simulation = HistoryRounds.Create();

    /// <summary>Gives the cards of the shards histories of so many days.</summary>
    public void Fill(IReadOnlyList<CardStateStore> shards, int days, CancellationToken cancellationToken)
    {
        for (var i = 0; i < days; i++)
        {
            var day = _simulation.NextDay(Environment.ProcessorCount, cancellationToken);
            for (var number = 0; number < day.Count; number++)
            {
                var transaction = day.Materialise(number);
                var accepted = CardEvent.Of(transaction, IdHash.Of(transaction.MerchantId), IdHash.Of(transaction.TerminalId));
                shards[ShardOf(transaction.CardToken.Value)].TryReplay(transaction.CardToken, accepted);
            }
        }
    }

    /// <summary>The next day by shard, and who of it is a fraud.</summary>
    public EngineDay NextDay(CancellationToken cancellationToken)
    {
        var day = _simulation.NextDay(Environment.ProcessorCount, cancellationToken);
        var shards = Enumerable.Range(0, Shards).Select(_ => new List<EngineRecord>(day.Count)).ToArray();
        var line = new ArrayBufferWriter<byte>(TransactionEncoder.MaxBytes);
        for (var number = 0; number < day.Count; number++)
        {
            var token = day.Population.Faces[day.Payments[number].Card, day.Payments[number].Generation].Token;
            line.ResetWrittenCount();
            TransactionEncoder.Write(line, day, number, day.EventTime(number));
            var record = new KinesisClientRecord
            {
                Data = line.WrittenSpan.ToArray(),
                PartitionKey = token.ToString(),
                SequenceNumber = number.ToString("D20", System.Globalization.CultureInfo.InvariantCulture),
                ApproximateArrivalTimestamp = day.EventTime(number),
            };
            shards[ShardOf(token.Value)].Add(new EngineRecord(record, day.Typology(number) is not null));
        }
        return new EngineDay(shards);
    }

    private static int ShardOf(UInt128 token) => (int)(token >> 127);
}
