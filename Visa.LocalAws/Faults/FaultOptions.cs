using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws.Faults;

/// <summary>How often what goes wrong. All rates are shares from 0 to 1, and 0, never, by default. The same seed and calls give the same faults.</summary>
public sealed class FaultOptions
{
    public const string SectionName = "Faults";

    /// <summary>Chooses which calls are struck. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Calls that are refused for coming too fast.</summary>
    [Range(0.0, 1.0)]
    public double ThrottleRate { get; set; }

    /// <summary>Calls that fail with status 500 or 503 and have no effect.</summary>
    [Range(0.0, 1.0)]
    public double ErrorRate { get; set; }

    /// <summary>Calls that have their effect and fail with status 500 all the same.</summary>
    [Range(0.0, 1.0)]
    public double LostAnswerRate { get; set; }

    /// <summary>Calls that wait for <see cref="SlowDelay"/>.</summary>
    [Range(0.0, 1.0)]
    public double SlowRate { get; set; }

    /// <summary>Default one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan SlowDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Records and items that a batch leaves out.</summary>
    [Range(0.0, 1.0)]
    public double PartialFailureRate { get; set; }

    /// <summary>GetRecords calls whose iterator has expired.</summary>
    [Range(0.0, 1.0)]
    public double ExpiredIteratorRate { get; set; }

    /// <summary>Firehose objects that are stored twice.</summary>
    [Range(0.0, 1.0)]
    public double DuplicateObjectRate { get; set; }

    /// <summary>Firehose objects that come late by <see cref="ObjectDelay"/>.</summary>
    [Range(0.0, 1.0)]
    public double DelayedObjectRate { get; set; }

    /// <summary>Default ten seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ObjectDelay { get; set; } = TimeSpan.FromSeconds(10);

    internal double RateOf(FaultKind kind) => kind switch
    {
        FaultKind.Throttle => ThrottleRate,
        FaultKind.Error => ErrorRate,
        FaultKind.LostAnswer => LostAnswerRate,
        FaultKind.Slow => SlowRate,
        FaultKind.PartialFailure => PartialFailureRate,
        FaultKind.ExpiredIterator => ExpiredIteratorRate,
        FaultKind.DuplicateObject => DuplicateObjectRate,
        _ => DelayedObjectRate,
    };
}
