using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.DeadLetters;

/// <summary>Letters as the consumer writes them and Firehose stores them.</summary>
public sealed class DeadLetterRedriveTests : IDisposable
{
    private static readonly DeadLetterArguments Redrive = new() { Action = DeadLetterArguments.Redrive };

    private readonly ConsumerHarness _consumer = new();
    private readonly DeadLetterLake _lake;
    private readonly DeadLetterRedrive _redrive;
    private readonly string _file = Path.GetTempFileName();

    public DeadLetterRedriveTests()
    {
        _lake = ActivatorUtilities.CreateInstance<DeadLetterLake>(_consumer.Services);
        _redrive = ActivatorUtilities.CreateInstance<DeadLetterRedrive>(_consumer.Services, _lake);
    }

    public void Dispose()
    {
        _consumer.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task RunAsync_RecordStillInvalid_StaysAndSaysWhy()
    {
        await StoreAsync(Poison(1));

        var line = Assert.Single(await RunAsync(Redrive));

        Assert.Equal(("invalid", $"{Id}/{Sequence(1)}/0"), (line.Outcome, line.Id));
        Assert.NotEmpty(line.Problem!);
        Assert.Empty(_consumer.Kinesis.Put);
    }

    [Fact]
    public async Task RunAsync_RepairedRecord_GoesBackOnceUnderItsCardsKeyAndIsNoted()
    {
        await StoreAsync(Poison(1), Poison(2));
        var transaction = Encoding.UTF8.GetString(Record(1, Transaction(1)).Data.Span).TrimEnd();
        await File.WriteAllTextAsync(_file, $$"""{"id": "{{Id}}/{{Sequence(1)}}/0", "transaction": {{transaction}}}""");
        var repair = Redrive with { RepairedFile = _file };

        var first = await RunAsync(repair);
        var second = await RunAsync(repair);

        Assert.Equal(["redriven", "invalid"], first.Select(line => line.Outcome));
        Assert.Equal(["redriven_before", "invalid"], second.Select(line => line.Outcome));
        var put = Assert.Single(_consumer.Kinesis.Put);
        Assert.Equal((Transaction(1).CardToken.ToString(), transaction), (put.PartitionKey, Encoding.UTF8.GetString(put.Data.ToArray()).TrimEnd()));
        using var note = JsonDocument.Parse(_consumer.S3.Objects[$"redriven/dead_letters/{Id}/{Sequence(1)}/0.json"]);
        Assert.Equal((Transaction(1).Id.ToString(), DeadLetter.UndecodableReason, Environment.UserName), (Field("transaction_id"), Field("reason"), Field("by")));
        Assert.True(note.RootElement.GetProperty("is_repaired").GetBoolean());
        Assert.DoesNotContain("Ada", Encoding.UTF8.GetString(_consumer.S3.Objects[$"redriven/dead_letters/{Id}/{Sequence(1)}/0.json"]), StringComparison.Ordinal);
        string? Field(string name) => note.RootElement.GetProperty(name).GetString();
    }

    /// <summary>As after a release whose decoder reads what the one before could not.</summary>
    [Fact]
    public async Task RunAsync_RecordValidByNow_GoesBackAsItIs()
    {
        await StoreAsync(Record(3, Transaction(3)));

        Assert.Equal("would_be_redriven", Assert.Single(await RunAsync(Redrive with { IsDryRun = true })).Outcome);
        Assert.Empty(_consumer.Kinesis.Put);
        Assert.Equal("redriven", Assert.Single(await RunAsync(Redrive)).Outcome);
        Assert.Equal(Record(3, Transaction(3)).Data.ToArray(), Assert.Single(_consumer.Kinesis.Put).Data.ToArray());
    }

    [Fact]
    public async Task RunAsync_StoppedBeforeTheNote_SendsAgainAndTheConsumerDecidesOnce()
    {
        await StoreAsync(Record(3, Transaction(3)));
        _consumer.S3.After = () => throw new InvalidOperationException("stopped");
        _consumer.S3.Before = () => { };
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Redrive));
        _consumer.S3.Objects.Remove($"redriven/dead_letters/{Id}/{Sequence(3)}/0.json");
        _consumer.S3.After = null;

        await RunAsync(Redrive);
        await _consumer.StartAsync();
        await _consumer.DeliverAsync([.. _consumer.Kinesis.Put.Select((put, number) => Record(10 + number, Transaction(3)) with { Data = put.Data.ToArray() })]);

        Assert.Equal(2, _consumer.Kinesis.Put.Count);
        Assert.Single(_consumer.Kinesis.Stream);
    }

    [Fact]
    public async Task RunAsync_IdThatIsNoLetter_IsInvalid()
    {
        await StoreAsync(Poison(1));

        var lines = await RunAsync(Redrive with { Ids = ["shardId-9/1/0"] });

        Assert.Equal(("shardId-9/1/0", "invalid"), (lines.Single().Id, lines.Single().Outcome));
    }

    [Fact]
    public async Task ListAsync_Letters_ShowsEachOnceWithItsStateAndNoPayload()
    {
        await StoreAsync(Poison(1), Record(2, Transaction(2)));
        await StoreAsync(Poison(1));
        await RunAsync(Redrive with { Ids = [$"{Id}/{Sequence(2)}/0"] });
        await StoreAsync(Record(3, Transaction(3)));
        using var output = new StringWriter();

        await DeadLettersVerb.ListAsync(_lake, new DeadLetterArguments { Action = DeadLetterArguments.List, Json = true }, output, default);

        var states = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("state").GetString());
        Assert.Equal(["waiting", "redriven", "valid"], states);
        Assert.DoesNotContain("data_base64", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\": \"a\"}")]
    [InlineData("not json")]
    [InlineData("{\"id\": \"a\", \"transaction\": {}}\n{\"id\": \"a\", \"transaction\": {}}")]
    public async Task RepairedLetters_FileOfSomethingElse_IsRefusedWithTheLine(string content)
    {
        await File.WriteAllTextAsync(_file, content);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => RepairedLetters.ReadAsync(_file, default));

        Assert.Contains($"{_file}:{content.Split('\n').Length}", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<RedriveLine>> RunAsync(DeadLetterArguments arguments)
    {
        var lines = new List<RedriveLine>();
        var repaired = arguments.RepairedFile is { } file ? await RepairedLetters.ReadAsync(file, default) : new Dictionary<string, byte[]>();
        await foreach (var line in _redrive.RunAsync(arguments, repaired, default))
            lines.Add(line);
        return lines;
    }

    private async Task StoreAsync(params Amazon.Kinesis.ClientLibrary.KinesisClientRecord[] records)
    {
        _consumer.Firehose.Lines.Clear();
        await ActivatorUtilities.CreateInstance<DeadLetterWriter>(_consumer.Services).WriteAsync(new Visa.StreamConsumer.Shards.ShardHold(Id), [.. records.Select(record => DeadLetter.Undecodable(record, "not readable"))], default);
        using var bytes = new MemoryStream();
        await using (var zipped = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            await zipped.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(_consumer.Firehose.Lines)));
        _consumer.S3.Objects[$"raw/dead_letters/year=2026/month=03/day=10/hour=12/{_consumer.S3.Objects.Count}.gz"] = bytes.ToArray();
    }
}
