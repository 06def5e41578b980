using Amazon.Kinesis.ClientLibrary;
using Visa.Kcl.Tests.Contracts.Processors;

namespace Visa.Kcl.Tests.MultiLang;

/// <summary>What the protocol allows less than the native host: checkpoints between the calls.</summary>
public sealed class DaemonCheckpointerTests
{
    [Fact]
    public async Task CheckpointAsync_BetweenTheCalls_IsRefusedWithoutAWordToTheDaemon()
    {
        var between = new TaskCompletionSource<Exception?>();
        var processor = new ObservedProcessor();
        processor.OnRecords = (input, token) =>
        {
            _ = Task.Run(() => CheckpointUntilRefusedAsync(input.Checkpointer), CancellationToken.None);
            return Task.CompletedTask;
        };
        await using var host = new MultiLangHost();
        host.Put([1]);
        host.Start(processor);

        Assert.IsType<InvalidStateException>(await between.Task.WaitAsync(TimeSpan.FromMinutes(1)));

        // It works until the host has closed the call.
        async Task CheckpointUntilRefusedAsync(IRecordProcessorCheckpointer checkpointer)
        {
            Exception? refusal;
            do
                refusal = await Record.ExceptionAsync(() => checkpointer.CheckpointAsync(CancellationToken.None));
            while (refusal is null);
            between.TrySetResult(refusal);
        }
    }

    [Fact]
    public async Task CheckpointAsync_NotAwaited_IsFinishedBeforeTheCallIsConfirmed()
    {
        Task? forgotten = null;
        var processor = new ObservedProcessor();
        processor.OnRecords = (input, token) =>
        {
            forgotten ??= input.Checkpointer.CheckpointAsync(CancellationToken.None);
            return Task.CompletedTask;
        };
        await using var host = new MultiLangHost();
        var number = host.Put([1]);
        host.Start(processor);

        await WaitAsync(() => forgotten is { IsCompletedSuccessfully: true });
        Assert.Equal(number, host.Checkpoint);
    }

    [Fact]
    public async Task CheckpointAsync_GivenUpByItsCaller_StillReadsTheAnswerBeforeAnythingElse()
    {
        using var cancelled = new CancellationTokenSource();
        var processor = new ObservedProcessor();
        processor.OnRecords = async (input, _) =>
        {
            var checkpoint = input.Checkpointer.CheckpointAsync(cancelled.Token);
            await cancelled.CancelAsync();
            await Record.ExceptionAsync(() => checkpoint);
        };
        await using var host = new MultiLangHost();
        var number = host.Put([1]);
        host.Start(processor);
        await WaitAsync(() => host.Checkpoint == number);

        host.Put([2]);
        await WaitAsync(() => processor.Delivered.Count == 2);
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(startedAt) < TimeSpan.FromMinutes(1), "It did not come about.");
            await Task.Delay(10);
        }
    }
}
