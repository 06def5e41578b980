using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Visa.LocalAws.Tests.Hosting;
using Xunit.Abstractions;
using Shard = Amazon.Kinesis.Model.Shard;

namespace Visa.LocalAws.Tests.Kinesis;

/// <summary>kill -9 of the real process while records are put and shards are split and merged. 200 rounds with VISA_TEST_LONG=1, else 2.</summary>
public sealed class ReshardCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Writers = 4;
    private const int LongRounds = 200;
    private const int ShortRounds = 2;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Kill_WhileShardsSplitAndMerge_LosesNothingAcknowledged()
    {
        var rounds = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? LongRounds : ShortRounds;
        var (records, reshards, slowest) = (0L, 0L, TimeSpan.Zero);
        for (var round = 0; round < rounds; round++)
        {
            var stream = string.Create(CultureInfo.InvariantCulture, $"round-{round}");
            var load = new Load(stream, new Random(round));
            using (var aws = await LocalAwsProcess.StartAsync(_folder.Path))
            {
                using var kinesis = aws.Kinesis();
                await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = stream, ShardCount = 2 });
                var running = load.RunAsync(kinesis, Writers);
                await Eventually.HoldsAsync(() => load.Acknowledged.Count >= 100 + (round % 7 * 50) && load.Reshards >= 1 + (round % 5), "enough is acknowledged");
                await aws.KillAsync();
                await running;
            }

            var started = Stopwatch.GetTimestamp();
            using var restarted = await LocalAwsProcess.StartAsync(_folder.Path);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
            using var reader = restarted.Kinesis();
            await CheckAsync(reader, load);
            records += load.Acknowledged.Count;
            reshards += load.Reshards;
            await reader.DeleteStreamAsync(new DeleteStreamRequest { StreamName = stream });
        }

        output.WriteLine($"{rounds} kills: {records} acknowledged records and {reshards} acknowledged reshards, none lost; slowest start {slowest.TotalSeconds:F1} s with the runtime's own");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task CheckAsync(AmazonKinesisClient kinesis, Load load)
    {
        var shards = (await kinesis.ListShardsAsync(new ListShardsRequest { StreamName = load.Stream })).Shards;
        var open = shards.Where(shard => shard.SequenceNumberRange.EndingSequenceNumber is null)
            .Select(shard => (Start: UInt128.Parse(shard.HashKeyRange.StartingHashKey, CultureInfo.InvariantCulture), End: UInt128.Parse(shard.HashKeyRange.EndingHashKey, CultureInfo.InvariantCulture)))
            .OrderBy(range => range.Start).ToList();
        Assert.Equal(UInt128.Zero, open[0].Start);
        Assert.Equal(UInt128.MaxValue, open[^1].End);
        Assert.All(open.Zip(open.Skip(1)), pair => Assert.Equal(pair.First.End + 1, pair.Second.Start));
        Assert.True(shards.Count(shard => shard.SequenceNumberRange.EndingSequenceNumber is not null) >= load.Reshards, "every acknowledged reshard closed a shard");

        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var shard in shards)
        {
            await ReadAsync(kinesis, load.Stream, shard, stored);
        }

        Assert.All(load.Acknowledged, record => Assert.Equal(record.Value, stored.GetValueOrDefault(record.Key)));
    }

    private static async Task ReadAsync(AmazonKinesisClient kinesis, string stream, Shard shard, Dictionary<string, string> stored)
    {
        var iterator = (await kinesis.GetShardIteratorAsync(new GetShardIteratorRequest { StreamName = stream, ShardId = shard.ShardId, ShardIteratorType = ShardIteratorType.TRIM_HORIZON })).ShardIterator;
        GetRecordsResponse page;
        do
        {
            page = await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator });
            page.Records.ForEach(record => stored.Add(record.SequenceNumber, Encoding.UTF8.GetString(record.Data.ToArray())));
            iterator = page.NextShardIterator;
        }
        while (iterator is not null && page.Records.Count > 0);
    }

    /// <summary>Writers, and one who splits and merges, until the process is gone.</summary>
    private sealed class Load(string stream, Random random)
    {
        private int _reshards;

        public string Stream => stream;

        public ConcurrentDictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

        public int Reshards => Volatile.Read(ref _reshards);

        public Task RunAsync(AmazonKinesisClient kinesis, int writers) => Task.WhenAll(
            Enumerable.Range(0, writers).Select(writer => Task.Run(() => UntilKilledAsync(number => PutAsync(kinesis, writer, number)))).Append(Task.Run(() => UntilKilledAsync(_ => ReshardAsync(kinesis)))));

        private static async Task UntilKilledAsync(Func<int, Task> step)
        {
            try
            {
                for (var number = 0; ; number++)
                {
                    await step(number);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or Amazon.Runtime.AmazonClientException or IOException)
            {
                // The kill; what was not acknowledged may be stored or not.
            }
        }

        private async Task PutAsync(AmazonKinesisClient kinesis, int writer, int number)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{writer}:{number}");
            var put = await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = stream, PartitionKey = text, Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
            Acknowledged[put.SequenceNumber] = text;
        }

        private async Task ReshardAsync(AmazonKinesisClient kinesis)
        {
            var open = (await kinesis.ListShardsAsync(new ListShardsRequest { StreamName = stream, ShardFilter = new ShardFilter { Type = ShardFilterType.AT_LATEST } })).Shards
                .OrderBy(shard => UInt128.Parse(shard.HashKeyRange.StartingHashKey, CultureInfo.InvariantCulture)).ToList();
            if (open.Count > 6 || (open.Count > 1 && random.Next(2) == 0))
            {
                var place = random.Next(open.Count - 1);
                await kinesis.MergeShardsAsync(new MergeShardsRequest { StreamName = stream, ShardToMerge = open[place].ShardId, AdjacentShardToMerge = open[place + 1].ShardId });
            }
            else
            {
                var shard = open[random.Next(open.Count)];
                var (start, end) = (UInt128.Parse(shard.HashKeyRange.StartingHashKey, CultureInfo.InvariantCulture), UInt128.Parse(shard.HashKeyRange.EndingHashKey, CultureInfo.InvariantCulture));
                await kinesis.SplitShardAsync(new SplitShardRequest { StreamName = stream, ShardToSplit = shard.ShardId, NewStartingHashKey = (start + ((end - start) / 2)).ToString() });
            }

            Interlocked.Increment(ref _reshards);
        }
    }
}
