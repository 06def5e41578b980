using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.SharedCalls;

/// <summary>
/// Lets the shards share their calls to a service: a call goes out at once while few are under way; what comes meanwhile goes out together in the next. So an idle
/// service answers as soon as it can, and a busy one is asked less often for more.
/// </summary>
/// <param name="mostAtOnce">Calls under way.</param>
/// <param name="mostWeight">Of the parts of one call together; a heavier part goes alone.</param>
/// <param name="call">Makes a call and settles its parts. What it throws fails those that are not settled.</param>
internal sealed class CallSharing<TContent, TAnswer>(int mostAtOnce, int mostWeight, Func<IReadOnlyList<CallPart<TContent, TAnswer>>, Task> call)
{
    private readonly Lock _gate = new();
    private readonly Queue<CallPart<TContent, TAnswer>> _waiting = new();
    private int _underWay;

    /// <summary>The answer to this content, whoever else's went with it.</summary>
    public Task<TAnswer> CallAsync(TContent content, int weight, CancellationToken cancellationToken)
    {
        var part = new CallPart<TContent, TAnswer>(content, weight, cancellationToken);
        bool isFree;
        lock (_gate)
        {
            _waiting.Enqueue(part);
            isFree = _underWay < mostAtOnce;
            if (isFree)
                _underWay++;
        }

        // On a thread of its own: the caller's context, such as its trace, is not that of the calls to come.
        if (isFree)
            ThreadPool.UnsafeQueueUserWorkItem(static sharing => _ = sharing.RunAsync(), this, preferLocal: true);
        return part.Answer;
    }

    private async Task RunAsync()
    {
        while (TryTake(out var parts))
        {
            // The call is part of the trace of the first caller that has one; a span has one parent only.
            Activity.Current = parts.FirstOrDefault(part => part.Caller is { Recorded: true })?.Caller;
            await CallAsync(parts);
        }
    }

    private bool TryTake([NotNullWhen(true)] out List<CallPart<TContent, TAnswer>>? parts)
    {
        parts = [];
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
            if (parts.Count > 0)
                return true;
            _underWay--;
            return false;
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
