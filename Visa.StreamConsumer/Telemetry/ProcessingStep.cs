namespace Visa.StreamConsumer.Telemetry;

/// <summary>The steps of a batch, in order, as the metric of their durations names them.</summary>
internal static class ProcessingStep
{
    public const string Decode = "decode";
    public const string Features = "features";

    /// <summary>The call to scoring, or the step of the ladder that took its place.</summary>
    public const string Score = "score";

    /// <summary>Making a change of context durable; next to nothing while there is none.</summary>
    public const string RecordContext = "record_context";

    public const string Emit = "emit";

    /// <summary>Making the states durable and moving the checkpoint.</summary>
    public const string Checkpoint = "checkpoint";
}
