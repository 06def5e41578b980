using System.ComponentModel.DataAnnotations;

namespace Aspire.Hosting.Running;

/// <summary>What this stand-in does beyond the real package.</summary>
internal sealed class RunOptions
{
    public const string SectionName = "CompatHost";

    /// <summary>Whether a service that ends with a code other than 0 is started again; the real package leaves it ended.</summary>
    public bool RestartCrashed { get; set; } = true;

    /// <summary>The delay before the first restart; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RestartDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest delay before a restart.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan LongestRestartDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After this long in health a crash counts as the first again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan HealthyPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a process may take to stop before it is killed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether the resources' lines are printed on the host's console.</summary>
    public bool ConsoleLogs { get; set; } = true;
}
