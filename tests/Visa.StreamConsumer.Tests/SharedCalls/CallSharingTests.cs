using Microsoft.Extensions.Time.Testing;
using Visa.StreamConsumer.SharedCalls;

namespace Visa.StreamConsumer.Tests.SharedCalls;

public sealed class CallSharingTests
{
    private readonly List<int[]> _calls = [];
    private readonly Queue<TaskCompletionSource> _answers = new();
    private readonly SemaphoreSlim _called = new(0);
    private readonly CallSharing<int, string> _sharing;

    public CallSharingTests() => _sharing = new CallSharing<int, string>(mostAtOnce: 1, mostWeight: 10, TimeSpan.Zero, TimeProvider.System, CallAsync);

    [Fact]
    public async Task CallAsync_WhileACallIsUnderWay_GoesWithTheOthersInTheNext()
    {
        var first = Call(1);
        await _called.WaitAsync();
        var (second, third) = (Call(2), Call(3));

        AnswerNext();
        await _called.WaitAsync();
        AnswerNext();

        Assert.Equal(["1", "2", "3"], await Task.WhenAll(first, second, third));
        Assert.Equal([[1], [2, 3]], _calls);
    }

    [Fact]
    public async Task CallAsync_MoreThanACallTakes_LeavesTheRestForTheNextInOrder()
    {
        var first = Call(1);
        await _called.WaitAsync();
        var (second, third, fourth) = (Call(2, weight: 6), Call(3, weight: 5), Call(4, weight: 50));

        AnswerNext();
        for (var i = 0; i < 3; i++)
        {
            await _called.WaitAsync();
            AnswerNext();
        }

        await Task.WhenAll(first, second, third, fourth);
        Assert.Equal([[1], [2], [3], [4]], _calls);
    }

    [Fact]
    public async Task CallAsync_PassingFailure_IsToldToEachCaller()
    {
        var first = Call(1);
        await _called.WaitAsync();
        var (second, third) = (Call(2), Call(3));
        AnswerNext();
        await _called.WaitAsync();

        AnswerNext(new IOException("broken"));

        await first;
        await Assert.ThrowsAsync<IOException>(() => second);
        await Assert.ThrowsAsync<IOException>(() => third);
        Assert.Equal(2, _calls.Count);
    }

    [Fact]
    public async Task CallAsync_LastingFailure_IsToldToTheCallerWhoCausedIt()
    {
        var first = Call(1);
        await _called.WaitAsync();
        var (bad, good) = (Call(-2), Call(3));
        AnswerNext();
        await _called.WaitAsync();
        AnswerNext(new ArgumentException("no number below zero"));
        await _called.WaitAsync();
        AnswerNext(new ArgumentException("no number below zero"));
        await _called.WaitAsync();
        AnswerNext();

        await first;
        await Assert.ThrowsAsync<ArgumentException>(() => bad);
        Assert.Equal("3", await good);
        Assert.Equal([[1], [-2, 3], [-2], [3]], _calls);
    }

    [Fact]
    public async Task CallAsync_CallerThatGaveUp_IsLeftOut()
    {
        using var stop = new CancellationTokenSource();
        var first = Call(1);
        await _called.WaitAsync();
        var (second, third) = (_sharing.CallAsync(2, 1, stop.Token), Call(3));
        await stop.CancelAsync();

        AnswerNext();
        await _called.WaitAsync();
        AnswerNext();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(["1", "3"], await Task.WhenAll(first, third));
        Assert.Equal([[1], [3]], _calls);
    }

    [Fact]
    public async Task CallAsync_ToABusyService_WaitsForThoseAboutToCome()
    {
        var clock = new FakeTimeProvider();
        var sharing = new CallSharing<int, string>(mostAtOnce: 2, mostWeight: 10, TimeSpan.FromMilliseconds(2), clock, CallAsync);
        var first = sharing.CallAsync(1, 1, default);
        await _called.WaitAsync();
        AnswerNext();
        await first;

        var (second, third) = (sharing.CallAsync(2, 1, default), sharing.CallAsync(3, 1, default));
        while (!await _called.WaitAsync(TimeSpan.FromMilliseconds(10))) clock.Advance(TimeSpan.FromMilliseconds(1));
        AnswerNext();

        Assert.Equal(["2", "3"], await Task.WhenAll(second, third));
        Assert.Equal([[1], [2, 3]], _calls);
    }

    [Fact]
    public async Task CallAsync_ManyCallersAtOnce_EachGetsItsOwnAnswer()
    {
        var sharing = new CallSharing<int, string>(mostAtOnce: 2, mostWeight: 7, TimeSpan.FromMilliseconds(1), TimeProvider.System, async parts =>
        {
            await Task.Yield();
            foreach (var part in parts) part.Settle($"{part.Content}");
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(number => Task.Run(() => sharing.CallAsync(number, number % 3 + 1, default))));

        Assert.Equal(Enumerable.Range(0, 2_000).Select(number => $"{number}"), answers);
    }

    private Task<string> Call(int content, int weight = 1) => _sharing.CallAsync(content, weight, default);

    private async Task CallAsync(IReadOnlyList<CallPart<int, string>> parts)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Add([.. parts.Select(part => part.Content)]);
        _answers.Enqueue(answer);
        _called.Release();
        await answer.Task;
        foreach (var part in parts) part.Settle($"{part.Content}");
    }

    private void AnswerNext(Exception? failure = null)
    {
        var answer = _answers.Dequeue();
        if (failure is null) answer.SetResult();
        else answer.SetException(failure);
    }
}
