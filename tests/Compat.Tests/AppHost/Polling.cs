namespace Compat.Tests.AppHost;

internal static class Polling
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task UntilAsync(Func<bool> isSo, CancellationToken deadline)
    {
        while (!isSo())
            await Task.Delay(Pause, deadline);
    }

    /// <summary>Asks until the answer comes; a process that runs may not listen yet.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, CancellationToken deadline)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (HttpRequestException)
            {
                await Task.Delay(Pause, deadline);
            }
        }
    }
}
