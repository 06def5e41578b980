using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws.Firehose;

/// <summary>How the embedded Firehose delivers.</summary>
public sealed class FirehoseOptions
{
    public const string SectionName = "Firehose";

    /// <summary>How often each source is asked for new records. Default one second, as on AWS.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause before an object that could not be stored is tried again. Default five seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop of the process may take to deliver what is buffered; the rest is delivered after the next start. Default ten seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
