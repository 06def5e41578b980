namespace Amazon.KinesisFirehose.Model;

/// <summary>When Firehose writes an object: at the size or at the interval, whichever comes first.</summary>
public class BufferingHints
{
    /// <summary>Seconds, 0 to 900; 300 by default.</summary>
    public int? IntervalInSeconds { get; set; }

    /// <summary>Megabytes, 1 to 128; 5 by default.</summary>
    public int? SizeInMBs { get; set; }
}
