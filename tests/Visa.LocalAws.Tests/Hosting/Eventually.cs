namespace Visa.LocalAws.Tests.Hosting;

/// <summary>Waits for what another thread will bring about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!condition())
        {
            Assert.False(deadline.IsCancellationRequested, $"After {Deadline.TotalSeconds} s not yet: {what}");
            await Task.Delay(Pause);
        }
    }

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition())
        {
            Assert.False(deadline.IsCancellationRequested, $"After {Deadline.TotalSeconds} s not yet: {what}");
            await Task.Delay(Pause);
        }
    }
}
