namespace Visa.Kcl.Tests.Simulation;

/// <summary>Carries a call to a service and its answer back: both take time, and either may get lost.</summary>
internal sealed class Network(VirtualWorld world, Random random)
{
    /// <summary>The chance that a call fails, half of the time after it took effect.</summary>
    public double FaultRate { get; set; }

    public Task<T> CallAsync<T>(Func<T> service, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        var fault = random.NextDouble();
        world.Schedule(Latency(), () =>
        {
            if (fault < FaultRate / 2)
            {
                world.Schedule(Latency(), () => answer.TrySetException(new IOException("The call did not arrive.")));
                return;
            }

            var outcome = Serve(service, answer);
            world.Schedule(Latency(), fault < FaultRate ? () => answer.TrySetException(new IOException("The answer got lost.")) : outcome);
        });
        return answer.Task;
    }

    private static Action Serve<T>(Func<T> service, TaskCompletionSource<T> answer)
    {
        try
        {
            var result = service();
            return () => answer.TrySetResult(result);
        }
        catch (Amazon.Kinesis.AmazonKinesisException e)
        {
            return () => answer.TrySetException(e);
        }
    }

    // Mostly milliseconds, now and then seconds.
    private TimeSpan Latency() => TimeSpan.FromMilliseconds(random.NextDouble() < 0.01 ? 3000 * random.NextDouble() : 1 + 20 * random.NextDouble());
}
