namespace Amazon.Kinesis.ClientLibrary;

/// <summary>Input of <see cref="IShardRecordProcessor.LeaseLostAsync"/>; there is nothing that a processor without a lease may use.</summary>
public sealed record LeaseLostInput;
