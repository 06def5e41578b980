using Amazon.Runtime;

namespace Visa.Chaos;

/// <summary>Calls of the campaign itself, which have to get through although the embedded AWS is killed and paused.</summary>
internal static class Persistence
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> UntilItWorksAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (Exception exception) when (IsOutage(exception) && !cancellationToken.IsCancellationRequested && TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    private static bool IsOutage(Exception exception) => exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException or TimeoutException;
}
