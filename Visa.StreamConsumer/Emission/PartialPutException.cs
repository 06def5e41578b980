namespace Visa.StreamConsumer.Emission;

/// <summary>A stream took only some records of a request. Transient, as every <see cref="IOException"/> is to the resilience pipelines.</summary>
internal sealed class PartialPutException(int refused, int sent, string errorCode)
    : IOException($"{refused} of {sent} records were not taken; the first because of {errorCode}.")
{
    public int Refused { get; } = refused;
}
