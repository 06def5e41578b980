namespace Aspire.Hosting.Running;

/// <summary>How long to wait before a crashed process is started again.</summary>
internal sealed class RestartBackOff(RunOptions options)
{
    private int _crashes;

    /// <summary>The delay after one more crash.</summary>
    /// <param name="healthyFor">How long the process had been healthy when it crashed.</param>
    public TimeSpan Next(TimeSpan healthyFor)
    {
        if (healthyFor >= options.HealthyPeriod)
            _crashes = 0;
        var factor = Math.Pow(2, Math.Min(_crashes++, 30));
        return TimeSpan.FromTicks((long)Math.Min(options.RestartDelay.Ticks * factor, options.LongestRestartDelay.Ticks));
    }
}
