using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.SharedCalls;

/// <summary>
/// Lets the shards share their calls to a service: a call goes out while few are under way; what comes meanwhile goes out together in the next. An idle service is
/// called at once; calls that follow each other closely wait a moment each for those who are about to come. So a busy service is asked less often for more.
/// </summary>
/// <param name="mostAtOnce">Calls under way.</param>
/// <param name="mostWeight">Of the parts of one call together; a heavier part goes alone.</param>
/// <param name="gathering">How long a call to a busy service waits.</param>
/// <param name="call">Makes a call and settles its parts. What it throws fails those that are not settled.</param>
internal sealed class CallSharing<TContent, TAnswer>(
    int mostAtOnce, int mostWeight, TimeSpan gathering, TimeProvider clock, Func<IReadOnlyList<CallPart<TContent, TAnswer>>, Task> call)
{
    /// <summary>Of a service that was called less than this ago. Shards are pushed what is theirs some tens of milliseconds apart.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Queue<CallPart<TContent, TAnswer>> _waiting = new();
    private int _underWay;
    private bool _isGathering;
    private long _calledAt = clock.GetTimestamp() - clock.TimestampFrequency;

    /// <summary>The answer to this content, whoever else's went with it.</summary>
    public Task<TAnswer> CallAsync(TContent content, int weight, CancellationToken cancellationToken)
    {
        var part = new CallPart<TContent, TAnswer>(content, weight, cancellationToken);
        lock (_gate)
        {
            _waiting.Enqueue(part);
            StartWhenFree();
        }

        return part.Answer;
    }

    /// <summary>Whoever gathers takes what waits; only beyond that another call is begun.</summary>
    private void StartWhenFree()
    {
        if (_isGathering || _underWay == mostAtOnce || _waiting.Count == 0)
            return;
        _underWay++;
        _isGathering = true;

        // On a thread of its own: the caller's context, such as its trace, is not that of the calls to come.
        ThreadPool.UnsafeQueueUserWorkItem(static sharing => _ = sharing.RunAsync(), this, preferLocal: true);
    }

    private async Task RunAsync()
    {
        if (gathering > TimeSpan.Zero && clock.GetElapsedTime(Volatile.Read(ref _calledAt)) < Busy)
            await Task.Delay(gathering, clock);
        if (Take() is { Count: > 0 } parts)
        {
            // The call is part of the trace of the first caller that has one; a span has one parent only.
            Activity.Current = parts.FirstOrDefault(part => part.Caller is { Recorded: true })?.Caller;
            await CallAsync(parts);
        }

        lock (_gate)
        {
            _underWay--;
            StartWhenFree();
        }
    }

    private List<CallPart<TContent, TAnswer>> Take()
    {
        var parts = new List<CallPart<TContent, TAnswer>>();
        var weight = 0;
        lock (_gate)
        {
            while (_waiting.TryPeek(out var next) && (parts.Count == 0 || weight + next.Weight <= mostWeight))
            {
                _waiting.Dequeue();
                if (next.IsGivenUp)
                    continue;
                parts.Add(next);
                weight += next.Weight;
            }

            _isGathering = false;
            Volatile.Write(ref _calledAt, clock.GetTimestamp());
            StartWhenFree();
            return parts;
        }
    }

    /// <summary>One caller's mistake is not the others': what the service refuses for good is sent again part by part.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a call fails with is told to each of its callers.")]
    private async Task CallAsync(List<CallPart<TContent, TAnswer>> parts)
    {
        try
        {
            await call(parts);
        }
        catch (Exception exception) when (parts.Count == 1 || ResiliencePipelines.IsTransient(exception))
        {
            foreach (var part in parts)
                part.Fail(exception);
        }
        catch (Exception)
        {
            foreach (var part in parts.Where(part => !part.IsSettled))
                await CallAsync([part]);
        }
    }
}
