using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Visa.Kcl.Tests.MultiLang;

/// <summary>Exchanges of AWS's MultiLangDaemon, good and bad, played to a real process over pipes.</summary>
public sealed class ScriptedDaemonTests
{
    private const string Shard = "shardId-000000000001";

    [Fact]
    public async Task Process_ThroughAWholeShard_ConfirmsEachActionAndEndsWithThePipe()
    {
        await using var child = ChildProcess.Start();
        await child.DoAsync(DaemonLines.Initialize(Shard, "123", 4), "initialize");
        await child.SendAsync(DaemonLines.ProcessRecords(1234, DaemonLines.Record("200"), DaemonLines.Record("201", "checkpoint", sub: 3), DaemonLines.Record("202")));
        Assert.Equal(("201", 3L), await child.ExpectCheckpointAsync());
        await child.DoAsync(DaemonLines.CheckpointAnswer("201", 3), "processRecords");
        await child.SendAsync(DaemonLines.ShardEnded);
        Assert.Equal((null, null), await child.ExpectCheckpointAsync());
        await child.DoAsync(DaemonLines.CheckpointAnswer(null), "shardEnded");
        await child.CloseAsync();

        Assert.Equal(0, child.ExitCode);
        var digest = Convert.ToHexString(SHA256.HashData([1, 2, 3]));
        Assert.Equal(
            [
                $"initialize {Shard} 123 4", "records 3 behind 1234", $"record k 200/0 3 {digest} 1700000000123",
                $"record checkpoint 201/3 3 {digest} 1700000000123", "checkpointed", $"record k 202/0 3 {digest} 1700000000123", "ended", "disposed",
            ],
            child.Told);
    }

    [Fact]
    public async Task Process_AskedToShutDown_CheckpointsAndIsNotToldThatTheLeaseIsLost()
    {
        await using var child = await StartAsync();
        await child.DoAsync(DaemonLines.ProcessRecords(null, DaemonLines.Record("200")), "processRecords");
        await child.SendAsync(DaemonLines.ShutdownRequested);
        Assert.Equal((null, null), await child.ExpectCheckpointAsync());
        await child.DoAsync(DaemonLines.CheckpointAnswer("200", 0), "shutdownRequested");
        await child.DoAsync(DaemonLines.LeaseLost, "leaseLost");
        await child.CloseAsync();

        Assert.Equal(["shutdown requested", "disposed"], child.Told.TakeLast(2));
    }

    [Fact]
    public async Task Process_WhoseLeaseIsLostDuringACheckpoint_StopsAndConfirms()
    {
        await using var child = await StartAsync();
        await child.SendAsync(DaemonLines.ProcessRecords(0, DaemonLines.Record("200", "checkpoint"), DaemonLines.Record("201")));
        await child.ExpectCheckpointAsync();
        await child.DoAsync(DaemonLines.CheckpointAnswer("200", 0, "ShutdownException"), "processRecords");
        await child.DoAsync(DaemonLines.LeaseLost, "leaseLost");
        await child.CloseAsync();

        Assert.Equal(0, child.ExitCode);
        Assert.DoesNotContain(child.Told, t => t.StartsWith("record k 201", StringComparison.Ordinal));
        Assert.Equal(["lost, held False", "disposed"], child.Told.TakeLast(2));
    }

    [Theory]
    [InlineData("ThrottlingException", "throttled")]
    [InlineData("InvalidStateException", "refused with InvalidStateException")]
    [InlineData("KinesisClientLibDependencyException", "refused with KinesisClientLibDependencyException")]
    [InlineData("IllegalArgumentException", "refused with ArgumentException")]
    [InlineData("SomeLaterException", "refused with KinesisClientLibDependencyException")]
    public async Task Process_WhoseCheckpointFails_TellsTheProcessorWhy(string error, string told)
    {
        await using var child = await StartAsync();
        await child.SendAsync(DaemonLines.ProcessRecords(0, DaemonLines.Record("200", "checkpoint-retrying")));
        await child.ExpectCheckpointAsync();
        await child.SendAsync(DaemonLines.CheckpointAnswer(null, null, error));
        if (error == "ThrottlingException")
        {
            Assert.Equal((null, null), await child.ExpectCheckpointAsync());
            await child.SendAsync(DaemonLines.CheckpointAnswer(null));
        }

        await child.ExpectStatusAsync("processRecords");
        await child.CloseAsync();

        Assert.Contains(told, child.Told);
    }

    [Fact]
    public async Task Process_WhoseProcessorThrows_RepeatsTheBatchAndDoesNotTakeTheDaemonDown()
    {
        await using var child = await StartAsync();
        await child.DoAsync(DaemonLines.ProcessRecords(0, DaemonLines.Record("200", "throw-once")), "processRecords");
        await child.CloseAsync();

        Assert.Equal(2, child.Told.Count(t => t.StartsWith("record throw-once", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Process_WithTheEndOfThePipeInTheMiddleOfALine_DoesNotUseTheLine()
    {
        await using var child = await StartAsync();
        await child.SendRawAsync(DaemonLines.ProcessRecords(0, DaemonLines.Record("200")));
        await child.CloseAsync();

        Assert.Equal(0, child.ExitCode);
        Assert.DoesNotContain(child.Told, t => t.StartsWith("records", StringComparison.Ordinal));
        Assert.Equal(["lost, held False", "disposed"], child.Told.TakeLast(2));
    }

    [Fact]
    public async Task Process_WhoseDaemonHasGoneAtOnce_EndsInOrder()
    {
        await using var child = ChildProcess.Start();
        await child.CloseAsync();

        Assert.True(child.ExitCode == 0, child.Errors);
        Assert.Empty(child.Told);
    }

    [Fact]
    public async Task Process_WhoseDaemonVanishesDuringABatch_CancelsItAndEnds()
    {
        await using var child = await StartAsync();
        await child.SendAsync(DaemonLines.ProcessRecords(0, DaemonLines.Record("200", "wait")));
        await child.TellsAsync("records 1 behind 0");
        await child.CloseAsync();

        Assert.Equal(0, child.ExitCode);
        Assert.Equal(["lost, held False", "disposed"], child.Told.TakeLast(2));
    }

    [Fact]
    public async Task Process_WhoseDaemonVanishesBeforeItAnswersACheckpoint_Ends()
    {
        await using var child = await StartAsync();
        await child.SendAsync(DaemonLines.ProcessRecords(0, DaemonLines.Record("200", "checkpoint")));
        await child.ExpectCheckpointAsync();
        await child.CloseAsync();

        Assert.Equal(0, child.ExitCode);
        Assert.DoesNotContain("checkpointed", child.Told);
    }

    [Theory]
    [InlineData("""{"action":"shutdown","reason":"TERMINATE"}""", "'shutdown'")]
    [InlineData("""{"action":"dance"}""", "'dance'")]
    [InlineData("""{"reason":"none"}""", "without an action")]
    [InlineData("not json", "not a message")]
    [InlineData("""{"action":"leaseLost"}{"action":"leaseLost"}""", "not a message")]
    [InlineData("""{"action":"processRecords","records":[{"data":"***","sequenceNumber":"1"}]}""", "not a message")]
    [InlineData("""{"action":"initialize","shardId":"again","sequenceNumber":"1","subSequenceNumber":0}""", "twice")]
    public async Task Process_SentWhatTheProtocolDoesNotKnow_EndsWithASentence(string line, string sentence)
    {
        await using var child = await StartAsync();
        await child.SendAsync(line);
        await child.ExitsAsync();

        Assert.Equal(1, child.ExitCode);
        Assert.Contains(sentence, child.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_WithKeysOfEveryScript_ReadsThemAsTheyAre()
    {
        string[] keys = ["ключ", "鍵", "😀", "tab\tquote\"back\\slash", "line\u2028separator", "\u007F"];
        await using var child = await StartAsync();
        await child.DoAsync(DaemonLines.ProcessRecords(0, keys.Select((k, i) => DaemonLines.Record($"{200 + i}", k))), "processRecords");
        await child.CloseAsync();

        Assert.All(keys.Where(k => !k.Contains('\u2028', StringComparison.Ordinal)), key => Assert.Contains(child.Told, t => t.StartsWith($"record {key} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Process_WithAHugeBatch_ReadsAllOfIt()
    {
        var records = Enumerable.Range(0, 10).Select(i =>
        {
            var data = new byte[1 << 20];
            new Random(i).NextBytes(data);
            return DaemonLines.Record((200 + i).ToString(CultureInfo.InvariantCulture), data: data);
        }).ToList();
        await using var child = await StartAsync();
        await child.DoAsync(DaemonLines.ProcessRecords(0, records), "processRecords");
        await child.CloseAsync();

        Assert.All(records, r => Assert.Contains(
            $"record k {r.SequenceNumber}/0 {1 << 20} {Convert.ToHexString(SHA256.HashData(r.Data.Span))} 1700000000123", child.Told));
    }

    [Fact]
    public async Task Process_WithMembersInAnotherOrderAndUnknownOnes_ReadsTheMessage()
    {
        await using var child = ChildProcess.Start();
        await child.DoAsync($$"""{"later":{"a":[1,2]},"subSequenceNumber":null,"sequenceNumber":null,"shardId":"{{Shard}}","action":"initialize"}""", "initialize");
        await child.SendRawAsync("\n \r\n");
        await child.DoAsync("""{"millisBehindLatest":null,"records":[{"sequenceNumber":"1","data":null,"later":true}],"action":"processRecords"}""", "processRecords");
        await child.DoAsync("""{"action":"processRecords","records":null,"millisBehindLatest":5}""", "processRecords");
        await child.CloseAsync();

        Assert.Contains($"initialize {Shard} TRIM_HORIZON 0", child.Told);
        Assert.Contains("records 1 behind 0", child.Told);
    }

    [SkippableFact]
    public async Task Process_WithCtrlC_LeavesItsEndToTheDaemon()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Sends SIGINT by kill.");
        await using var child = await StartAsync();
        await SignalAsync(child, "-INT");

        await child.SendAsync(DaemonLines.ShutdownRequested);
        await child.ExpectStatusAsync("shutdownRequested");
        await child.CloseAsync();
        Assert.Equal(0, child.ExitCode);
    }

    [SkippableFact]
    public async Task Process_TerminatedDuringABatch_EndsWithoutConfirmingIt()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Sends SIGTERM by kill.");
        await using var child = await StartAsync();
        await child.SendAsync(DaemonLines.ProcessRecords(0, DaemonLines.Record("200", "wait")));
        await child.TellsAsync("records 1 behind 0");
        await SignalAsync(child, "-TERM");

        await child.ExitsAsync();
        Assert.Equal(["lost, held False", "disposed"], child.Told.TakeLast(2));
    }

    [Fact]
    public async Task Process_AskedBySetting_SpeaksTheProtocolToo()
    {
        await using var child = ChildProcess.Start("--Kcl:Host=MultiLang");
        await child.DoAsync(DaemonLines.Initialize(Shard), "initialize");
        await child.CloseAsync();

        Assert.Equal(0, child.ExitCode);
    }

    private static async Task SignalAsync(ChildProcess child, string signal)
    {
        using var kill = Process.Start("kill", [signal, child.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task<ChildProcess> StartAsync()
    {
        var child = ChildProcess.Start();
        await child.DoAsync(DaemonLines.Initialize(Shard), "initialize");
        return child;
    }
}
